import { setTimeout as wait } from 'node:timers/promises';
import type { LanesState } from '@s4nn/lanes';
import lanes from '@s4nn/lanes-bullmq';
import { Redis } from 'ioredis';
import { RedisServer } from '../../packages/lanes-bullmq/test/redis-server.js';
import { projectWith, root, type Started, startIn, untilPrinted } from '../process.js';
import { projectCopy } from './project-copy.js';

export { noRedis, redisNote } from '../../packages/lanes-bullmq/test/redis-server.js';

let copies: readonly string[] | undefined;

/** Copies of the project in two other folders, made once. */
export const twoCopies = (): readonly string[] => {
  copies ??= [projectCopy(), projectCopy()];
  return copies;
};

/** A server, the workers on it and the sweeps that they train for; all of them end with it. */
export class Workshop implements AsyncDisposable {
  readonly #started: Started[] = [];
  /** How many workers were started. */
  workers = 0;

  private constructor(readonly server: RedisServer) {}

  static async open(...settings: string[]): Promise<Workshop> {
    return new Workshop(await RedisServer.start(...settings));
  }

  /** Starts a worker of one thread in a copy of the project, and waits until it is there. */
  async worker({
    project = twoCopies()[0]!,
    args = ['--threads', '1'],
    way = [] as readonly string[],
    env = {},
    url = this.server.url,
  } = {}): Promise<Started> {
    const worker = startIn(project, [...way, process.execPath], ['worker', '--queue', url, ...args], env);
    this.#started.push(worker);
    this.workers++;
    await untilPrinted(worker, /^worker \S+ waits for sweeps/m);
    return worker;
  }

  /** Starts a sweep on the queue. */
  sweep(config: string, ...args: string[]): Started {
    return this.start(config, '--queue', this.server.url, ...args);
  }

  /** Starts a sweep anywhere. */
  start(config: string, ...args: string[]): Started {
    const sweep = startIn(root, [process.execPath], ['sweep', config, ...args]);
    this.#started.push(sweep);
    return sweep;
  }

  /** Resolves when a worker trains. */
  async untilBusy(): Promise<void> {
    const isBusy = (state: LanesState): boolean => state.workers.some(({ busy }) => busy > 0);
    while (!isBusy(await lanes.inspect!({ url: this.server.url, state: '' } as never))) await wait(20);
  }

  /** The names of all that is on the server. */
  async keys(): Promise<string[]> {
    return (await this.command('keys', '*')) as string[];
  }

  /** Sends a command to the server. */
  async command(name: string, ...args: string[]): Promise<unknown> {
    const redis = new Redis(this.server.port);
    try {
      return await redis.call(name, ...args);
    } finally {
      redis.disconnect();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { child } of this.#started) child.kill('SIGKILL');
    await this.server[Symbol.asyncDispose]();
  }
}

/** A sweep with a search, a pruner and the moments of Adam that takes two or three seconds in one thread. */
export const small = {
  dataset: { use: '@s4nn/dataset-yin-yang', train: 2500, test: 500 },
  encoder: { use: '@s4nn/encoders/latency', duration: 64 },
  backend: '@s4nn/backend-cpu',
  network: {
    layers: [
      { size: 30, threshold: 1, learningRate: 0.01, init: [0, 1] },
      { size: 3, threshold: 1, learningRate: 0.01, init: [0, 1] },
    ],
  },
  training: { epochs: 81, validation: 500, seed: 3, optimiser: 'adam' },
  search: {
    trials: 8,
    space: {
      '/network/layers/0/size': { quniform: [20, 60, 10] },
      '/network/layers/0/threshold': { loguniform: [0.5, 2] },
      '/network/layers/1/learningRate': { loguniform: [0.001, 0.05] },
    },
  },
  pruner: { use: 'asha', minimum: 3, reduction: 3 },
};

/** A project with that sweep. */
export const smallProject = (more: object = {}) => projectWith('small', { ...small, ...more });

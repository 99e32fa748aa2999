import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openHost } from '@s4nn/lanes';
import { lanesContract } from '@s4nn/lanes/testing';
import lanes from '@s4nn/lanes-bullmq';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { isThorough, someOf } from '../../../tests/chance.js';
import { noRedis, RedisServer, redisNote } from '../test/redis-server.js';

const main = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

/** The second one only with S4NN_THOROUGH=1: threads test populations, and here they are the same threads. */
const kinds = [
  ['a worker with two threads', 1],
  ['a worker with two threads that train three networks each', 3],
] as const;

describe.skipIf(noRedis !== null).each(kinds.slice(0, isThorough ? 2 : 1))(
  `lanes on a queue with %s${redisNote}`,
  (_, population) => {
    let server: RedisServer;
    let worker: ChildProcess;
    beforeAll(async () => {
      server = await RedisServer.start();
      const options = ['--queue', server.url, '--threads', '2', '--allow-files'];
      worker = spawn(process.execPath, [main, 'worker', ...options], { stdio: 'ignore' });
    });
    afterAll(async () => {
      worker.kill('SIGKILL');
      await server[Symbol.asyncDispose]();
    });
    const checks = lanesContract(
      (given) => {
        const json = { ...given.json, backend: { ...given.json.backend, population } };
        const config = { ...given, json };
        const options = { url: server.url, state: '' } as never;
        return lanes.create(options, {
          config,
          host: openHost(config),
          threads: 1,
          trainings: 2 * population,
          signal: new AbortController().signal,
          say: () => {},
          onWorkers: () => {},
        });
      },
      { outliveThreads: true, population },
    );
    const { tried, note } = someOf('lanes', checks, 6);
    for (const { name, run } of tried) test(`${name} (${note})`, run);
  },
);

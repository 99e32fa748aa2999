import { setTimeout as wait } from 'node:timers/promises';
import { random } from '@s4nn/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshSeed, isThorough, repeatedBy, someOf } from './chance.js';
import { leftBy } from './left.js';
import { type Started, s4nn, untilPrinted } from './process.js';
import { Namespace, noNamespace } from './queue/namespace.js';
import { noRedis, redisNote, smallProject, twoCopies, Workshop } from './queue/workshop.js';

/** How often each fault is tried. */
const times = isThorough ? 20 : 1;

/** What is there when something dies. */
interface Scene {
  readonly shop: Workshop;
  readonly config: string;
  readonly workers: Started[];
  sweep: Started;
}

const kill = async ({ child, ended }: Started): Promise<void> => {
  child.kill('SIGKILL');
  await ended;
};

/** What dies, and what brings it back. */
const faults: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'kill -9 of one of two workers': async ({ workers }) => kill(workers[0]!),
  'kill -9 of both workers, and new ones': async ({ shop, workers }) => {
    await Promise.all(workers.map(kill));
    await Promise.all(twoCopies().map((project) => shop.worker({ project })));
  },
  'kill -9 of the main process, and the same command again': async (scene) => {
    await kill(scene.sweep);
    scene.sweep = scene.shop.sweep(scene.config);
  },
  'kill -9 of a worker, Ctrl-C when another has begun anew, and the same command again': async (scene) => {
    await kill(scene.workers[0]!);
    await Promise.race([wait(9500), scene.sweep.ended]);
    scene.sweep.child.kill('SIGINT');
    if ((await scene.sweep.ended).code !== 0) scene.sweep = scene.shop.sweep(scene.config);
  },
  'kill -9 of Redis, which is back after 2 s': async ({ shop }) => {
    await shop.server.kill();
    await wait(2000);
    await shop.server.start();
  },
  'Redis without memory for 7 s': async ({ shop }) => {
    await shop.command('config', 'set', 'maxmemory', '1');
    await wait(7000);
    await shop.command('config', 'set', 'maxmemory', '0');
  },
  'a worker that stands still for 12 s': async ({ workers }) => {
    workers[0]!.child.kill('SIGSTOP');
    await wait(12_000);
    workers[0]!.child.kill('SIGCONT');
  },
};

/** An ordinary run has one of them, by chance. */
const some = someOf('faults', Object.keys(faults), 1);

describe.skipIf(noRedis !== null)(`whatever dies, log and weights are the same${redisNote}`, () => {
  let expected: ReturnType<typeof leftBy>;
  beforeAll(async () => {
    const { folder, config } = smallProject();
    const { code, stderr } = await s4nn('sweep', config, '--threads', '2');
    expect(code, stderr).toBe(0);
    expected = leftBy(folder, 'small');
  });

  test.each(some.tried)(
    `%s, ${isThorough ? '20 times at random moments' : 'at a random moment (one fault by chance, all of them 20 times with S4NN_THOROUGH=1)'}; ${repeatedBy}`,
    async (name) => {
      const moment = random(freshSeed, name);
      const seconds: number[] = [];
      while (seconds.length < times) {
        await using shop = await Workshop.open();
        const { folder, config } = smallProject();
        const workers = await Promise.all(twoCopies().map((project) => shop.worker({ project })));
        const scene: Scene = { shop, config, workers, sweep: shop.sweep(config) };
        await shop.untilBusy();
        const after = Math.floor(2500 * moment());
        await wait(after);
        // Too late: it has ended, and nothing can happen to it any more.
        if (scene.sweep.child.exitCode !== null) continue;
        const began = performance.now();
        await faults[name]!(scene);
        const { code, stderr } = await scene.sweep.ended;
        seconds.push((performance.now() - began) / 1000);
        expect(code, `after ${after} ms:\n${stderr}`).toBe(0);
        expect(leftBy(folder, 'small'), `after ${after} ms`).toEqual(expected);
      }
      if (isThorough) console.log(`${name}: ended after ${summary(seconds)}`);
    },
  );

  test.skipIf(!isThorough || noNamespace !== null)(
    `a cut of 20 s between a worker and Redis, ${times} times (with S4NN_THOROUGH=1${noNamespace === null ? '' : `; skipped: ${noNamespace}`}; ${repeatedBy})`,
    async () => {
      const moment = random(freshSeed, 'cut');
      const seconds: number[] = [];
      while (seconds.length < times) {
        using net = new Namespace();
        await using shop = await Workshop.open('--bind', '127.0.0.1', net.here, '--protected-mode', 'no');
        const { folder, config } = smallProject();
        const url = `redis://${net.here}:${shop.server.port}`;
        const cut = await shop.worker({ project: twoCopies()[0]!, way: net.way, url });
        await shop.worker({ project: twoCopies()[1]! });
        const sweep = shop.sweep(config);
        await shop.untilBusy();
        const after = Math.floor(2000 * moment());
        await wait(after);
        if (sweep.child.exitCode !== null) continue;
        const began = performance.now();
        net.cut();
        const mended = wait(20_000).then(() => net.mend());
        const { code, stderr } = await sweep.ended;
        seconds.push((performance.now() - began) / 1000);
        expect(code, `after ${after} ms:\n${stderr}`).toBe(0);
        expect(leftBy(folder, 'small'), `after ${after} ms`).toEqual(expected);
        await mended;
        // The worker that was cut off is there again, and serves the next sweep.
        await untilPrinted(cut, /^the queue \S+ answers again after \d+ s$|^no longer serves sweep small$/m);
      }
      console.log(`a cut of 20 s: ended after ${summary(seconds)}`);
    },
  );
});

function summary(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  const [least, middle, most] = [0, sorted.length >> 1, sorted.length - 1].map((at) =>
    sorted[at]!.toFixed(1),
  );
  return `${least} s at least, ${middle} s in the middle, ${most} s at most`;
}

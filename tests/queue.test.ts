import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { isThorough, someTests } from './chance.js';
import { attributesIn } from './here.js';
import { leftBy, logOf } from './left.js';
import { projectWith, s4nn, untilPrinted } from './process.js';
import { noRedis, redisNote, small, smallProject, twoCopies, Workshop } from './queue/workshop.js';

type Left = ReturnType<typeof leftBy>;

/** Whatever a sweep leaves, once it has ended. */
async function leftAfter({
  folder,
  ended,
}: {
  folder: string;
  ended: Promise<{ code: number | null; stderr: string }>;
}) {
  const { code, stderr } = await ended;
  expect(code, stderr).toBe(0);
  return leftBy(folder, 'small');
}

const run = someTests('queue', { all: 4, tried: 1 });

describe.skipIf(noRedis !== null)(`a sweep on many machines${redisNote}`, () => {
  let expected: Left;
  beforeAll(async () => {
    const { folder, config } = smallProject();
    expected = await leftAfter({ folder, ended: s4nn('sweep', config, '--threads', '2') });
  });

  test(`leaves the same on ${isThorough ? '1, 2 and 4 workers' : '2 workers (1, 2 and 4 with S4NN_THOROUGH=1)'} in other folders, and says which machine ran what`, async () => {
    await using shop = await Workshop.open();
    for (const workers of isThorough ? [1, 2, 4] : [2]) {
      while (shop.workers < workers) await shop.worker({ project: twoCopies()[shop.workers % 2]! });
      const { folder, config } = smallProject();
      const sweep = shop.sweep(config);
      expect(await leftAfter({ folder, ...sweep })).toEqual(expected);
      expect(sweep.output()).toMatch(
        new RegExp(`^${workers} workers? with ${workers} lanes?: \\S+ \\(${workers}\\)`, 'm'),
      );
      const log = readFileSync(logOf(folder, 'small'), 'utf8');
      const ran = log.split('\n').filter((line) => line.includes('"s4nn:ran '));
      expect(ran.length).toBeGreaterThan(8);
      for (const line of ran) expect(line).toMatch(/"host":"[^"]+"/);
      const seen = attributesIn(folder, 'small', 's4nn:lanes');
      expect(seen.at(-1).workers).toHaveLength(workers);
    }
    // Nothing of it stays on the server.
    const { stdout } = await s4nn('queue', 'status', '--queue', shop.server.url, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ sweeps: [], states: { count: 0, bytes: 0 } });
    // Workers notice within half a second.
    await vi.waitFor(async () => {
      expect((await shop.keys()).filter((key) => !key.includes('worker'))).toEqual([]);
    }, 5000);
  });

  run('is stopped and resumes: here, on the queue, and here again', async () => {
    await using shop = await Workshop.open();
    await shop.worker();
    await shop.worker({ project: twoCopies()[1]! });
    const { folder, config } = smallProject();
    for (const [where, after] of [
      [['--threads', '2'], /^trial 2 starts/m],
      [['--queue', shop.server.url], /^trial 4 (starts|resumes)/m],
      [['--queue', shop.server.url], /^trial 6 (starts|resumes)/m],
    ] as const) {
      const sweep = shop.start(config, ...where);
      await untilPrinted(sweep, after);
      sweep.child.kill('SIGINT');
      const { code, stderr } = await sweep.ended;
      expect(code, stderr).toBe(130);
      // All that it needs to resume is here.
      await vi.waitFor(async () => {
        expect((await shop.keys()).filter((key) => !key.includes('worker'))).toEqual([]);
      }, 5000);
    }
    expect(await leftAfter({ folder, ...shop.start(config, '--threads', '2') })).toEqual(expected);
    // The log says that nobody serves it any more.
    expect(attributesIn(folder, 'small', 's4nn:lanes').at(-1).workers).toEqual([]);
  });

  run('keeps states in a shared folder instead of Redis, and refuses workers without it', async () => {
    await using shop = await Workshop.open();
    const state = emptyFolder();
    const lanes = { use: '@s4nn/lanes-bullmq', url: shop.server.url, state };
    const { folder, config } = smallProject({ lanes });
    const sweep = shop.start(config);
    const without = await shop.worker();
    await untilPrinted(
      without,
      /^does not serve sweep small: its states are in a shared folder: name the folder by --state$/m,
    );
    const other = await shop.worker({ args: ['--threads', '1', '--state', emptyFolder()] });
    await untilPrinted(
      other,
      /^does not serve sweep small: \S+ is not the folder that the main process shares/m,
    );
    await shop.worker({ args: ['--threads', '2', '--state', state] });
    let kept = 0;
    const seen: string[] = [];
    const watching = setInterval(async () => {
      kept = Math.max(kept, ...readdirSync(state).map((name) => readdirSync(join(state, name)).length));
      seen.push(...(await shop.keys()));
    }, 50);
    expect(await leftAfter({ folder, ...sweep })).toEqual(expected);
    clearInterval(watching);
    expect(kept).toBeGreaterThan(1);
    expect(seen.filter((key) => key.includes(':state'))).toEqual([]);
    expect(readdirSync(state)).toEqual([]);
  });

  run('in async mode it takes as many lanes as are there, and two sweeps share the workers', async () => {
    await using shop = await Workshop.open();
    await Promise.all(twoCopies().map((project) => shop.worker({ project })));
    const projects = [1, 2].map((seed) =>
      smallProject({ training: { ...small.training, epochs: 9, seed }, parallel: { mode: 'async' } }),
    );
    const sweeps = projects.map(({ config }) => shop.sweep(config));
    for (const [index, sweep] of sweeps.entries()) {
      const { code, stderr } = await sweep.ended;
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(/^small: 8 trials of up to 9 epochs 2 at a time, on workers of redis:/m);
      expect(leftBy(projects[index]!.folder, 'small').summary.trials.failed).toBe(0);
    }
  });

  run('outlives workers that are drained one after the other', async () => {
    await using shop = await Workshop.open();
    const { folder, config } = smallProject();
    const sweep = shop.sweep(config);
    for (let turn = 0; turn < 3; turn++) {
      const worker = await shop.worker({ project: twoCopies()[turn % 2]! });
      await untilPrinted(worker, /^serves sweep small/m);
      await shop.untilBusy();
      worker.child.kill('SIGTERM');
      const { code, stderr } = await worker.ended;
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(/^stopping after the running epochs/m);
    }
    await shop.worker();
    expect(await leftAfter({ folder, ...sweep })).toEqual(expected);
  });

  test.skipIf(!isThorough)(
    'trials that throw or hang fail as they do here; one that kills its worker fails after five (with S4NN_THOROUGH=1)',
    async () => {
      await using shop = await Workshop.open();
      const at = '/network/layers/1/threshold';
      const [hidden, output] = small.network.layers;
      const json = {
        ...small,
        backend: fileURLToPath(new URL('fixtures/poisonous-backend.js', import.meta.url)),
        network: { layers: [hidden, { ...output, threshold: 1.25 }] },
        training: { epochs: 2, validation: 500, seed: 3 },
        search: {
          trials: 5,
          trialTimeout: 4,
          space: { [at]: { choice: [1, 1.25, 1.5, 2, 3] } },
          enqueue: [{}, { [at]: 1 }, { [at]: 2 }, { [at]: 3 }, { [at]: 1.5 }],
        },
        pruner: 'none',
        parallel: { workers: 1 },
      };
      const { folder, config } = projectWith('small', json);
      const sweep = shop.sweep(config);
      let deaths = 0;
      let isOver = false;
      const supervised = (async () => {
        while (!isOver) {
          const worker = await shop.worker({ args: ['--threads', '1', '--allow-files'] });
          await Promise.race([worker.ended, sweep.ended]);
          if (worker.child.signalCode === 'SIGKILL') deaths++;
        }
      })();
      const { code, stderr } = await sweep.ended;
      isOver = true;
      await supervised;
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(/^trial 1 failed after 0 epochs: Error: this backend does not like 1$/m);
      expect(stderr).toMatch(/^trial 2 failed after 0 epochs: 5 workers died while they trained it: /m);
      expect(stderr).toMatch(/^trial 3 failed after 0 epochs: no epoch finished for 4 s /m);
      expect(stderr).toMatch(/^trial 4 complete/m);
      expect(deaths).toBe(5);
      expect(
        JSON.parse(readFileSync(join(folder, 'results/small/summary.json'), 'utf8')).trials,
      ).toMatchObject({
        complete: 2,
        failed: 3,
      });
    },
  );
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@s4nn/config';
import { runningPlugins } from '@s4nn/config/running';
import { type Progress, sweep } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { logIn, recordsIn } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { fixture, projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const backend = { use: fixture('hanging-backend.js') };
const seconds = 1;

/** Four trials; those with a threshold of 2 hang in their second epoch. */
const hung = {
  ...someYinYang,
  backend,
  training: { epochs: 3, validation: 50, seed: 2 },
  search: {
    use: '@s4nn/tpe/random',
    trials: 4,
    trialTimeout: seconds,
    space: { '/network/layers/0/threshold': { choice: [0.3, 0.4, 0.5, 2] } },
    enqueue: [0.5, 2, 0.4, 0.3].map((value) => ({ '/network/layers/0/threshold': value })),
  },
};

const silent = `no epoch finished for ${seconds} s (/search/trialTimeout)`;

/** The log without its times, attempts and lanes. */
const lasting = (folder: string, name: string) =>
  recordsIn(folder, name).map((record) =>
    JSON.stringify(record, (member, value) =>
      /^(datetime|s4nn:ran|s4nn:fingerprint)/.test(member) || member === 'worker_id' ? null : value,
    ),
  );

const trialsIn = (folder: string) =>
  recordsIn(folder, 'hung').flatMap(({ op_code, trial_id, state, values }) =>
    op_code === 6 ? [{ trial_id, state, values }] : [],
  );

const [complete, failed] = [1, 3];

test.each(['wait', 'spin'])(
  'a trial that hangs (%s) fails, its thread ends, and the log says that the clock decided',
  async (how) => {
    const { folder, config } = projectWith('hung', { ...hung, backend: { ...backend, how } });
    const { code, stdout, stderr } = await run('sweep', config, '--threads', '2', '--json');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`trial 1 failed after 0 epochs: ${silent}`);
    expect(stderr).not.toContain('retried');
    expect(
      trialsIn(folder)
        .map(({ state }) => state)
        .sort(),
    ).toEqual([complete, complete, complete, failed]);
    expect(logIn(folder, 'hung')).toContain(`"s4nn:trial-timeout":{"seconds":${seconds}}`);
    expect(JSON.parse(stdout)).toMatchObject({ reproducible: false, trials: { complete: 3, failed: 1 } });

    // The failure is in the log, whatever the plugin and the clock do now.
    expect((await run('verify', config)).code).toBe(0);
    const again = await run('verify', config, '--run');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('or in which a trial hung');
  },
);

test('a sweep that resumes takes the failure from its log: the same bits as without an interruption', async () => {
  const folders = await Promise.all(
    ['whole', 'resumed'].map(async (kind) => {
      const { folder, config: file } = projectWith('hung', {
        ...hung,
        parallel: { workers: 2 },
        search: { ...hung.search, trials: 6 },
      });
      const config = await readConfig(file);
      const stop = new AbortController();
      const began: number[] = [];
      const show = (progress: Progress) => {
        if (progress.kind === 'trial') began.push(progress.trial);
        if (kind === 'resumed' && progress.kind === 'end' && progress.state === 'failed') stop.abort();
      };
      const summary = await sweep(config, { threads: 2, signal: stop.signal, show });
      expect(summary === null).toBe(kind === 'resumed');
      if (!summary) {
        began.length = 0;
        expect(await sweep(config, { threads: 1, show })).toMatchObject({ reproducible: false });
        expect(began).not.toContain(1);
        expect(began.length).toBeGreaterThan(0);
      }
      return folder;
    }),
  );
  const [whole, resumed] = folders.map((folder) => lasting(folder, 'hung'));
  expect(resumed).toEqual(whole);
});

test('in a population, only the one that hangs fails; the others end as without it, whatever retries says', async () => {
  const trials = async (set: object, population: number) => {
    const { folder, config } = projectWith('hung', {
      ...hung,
      backend: { ...backend, population, ...set },
      search: { ...hung.search, retries: 0 },
    });
    const { code, stderr } = await run('sweep', config, '--threads', '1');
    expect(code, stderr).toBe(0);
    return { all: trialsIn(folder), stderr };
  };
  const [shared, free] = [await trials({}, 4), await trials({ above: 9 }, 1)];
  expect(shared.stderr).toContain('is retried from its last epoch: no epoch finished for');
  expect(shared.all.filter(({ state }) => state === failed)).toEqual([
    { trial_id: 1, state: failed, values: null },
  ]);
  const others = ({ all }: typeof shared) => all.filter(({ trial_id }) => trial_id !== 1);
  expect(others(shared)).toEqual(others(free));
});

test('a retraining that hangs fails the sweep, which resumes', async () => {
  const folder = projectWith('x', {}).folder;
  const until = join(folder, 'until');
  const { config } = projectWith('hung', { ...hung, backend: { ...backend, above: 9, samples: 200, until } });
  const first = await run('sweep', config, '--threads', '1');
  expect(first.code).toBe(1);
  expect(first.stderr).toMatch(
    /^error: the retraining of trial \d: no epoch finished for 1 s .*Run the same command to try again\.$/m,
  );
  expect(first.stderr).not.toMatch(/^\s+at /m);
  writeFileSync(until, '');
  const second = await run('sweep', config, '--threads', '1', '--json');
  expect(second.code, second.stderr).toBe(0);
  // No trial was failed by the clock.
  expect(JSON.parse(second.stdout).reproducible).toBe(true);
});

test('without a thread nothing that hangs can be ended, so it is refused', async () => {
  const { folder, config } = projectWith('hung', hung);
  for (const more of [[], ['--dry-run']]) {
    const { code, stderr } = await run('sweep', config, '--threads', '0', ...more);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /hung\.json:\d+:\d+ \/search\/trialTimeout: found with 0 threads, expected at least one/,
    );
  }
  expect(existsSync(join(folder, 'sweeps', 'hung.journal.log'))).toBe(false);
});

test('a backend that hangs before the first trial is known as waited for, fails its trials, or is left at Ctrl-C', async () => {
  const hangs = {
    use: fileURLToPath(new URL('../../../lanes/dist/testing/backend.js', import.meta.url)),
    fault: 'hang',
  };
  const { trialTimeout: _, ...patient } = hung.search;
  const waiting = await readConfig(projectWith('hung', { ...hung, backend: hangs, search: patient }).config);
  const stop = new AbortController();
  const running = sweep(waiting, { threads: 1, signal: stop.signal });
  const isKnown = () => runningPlugins().some(({ label }) => label.includes('/backend'));
  await expect.poll(isKnown, { timeout: 10_000 }).toBe(true);
  stop.abort();
  expect(await running).toBe(null);

  const { config } = projectWith('hung', { ...hung, backend: hangs });
  const { code, stderr } = await run('sweep', config, '--threads', '1', '--trials', '1');
  expect(stderr).toContain(`trial 0 failed after 0 epochs: ${silent}`);
  expect(code).toBe(1);
});

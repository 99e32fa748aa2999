import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { verify } from '@s4nn/sweep';
import { describe, expect, test } from 'vitest';
import { attributesIn, logIn, recordsIn, sweepHere, sweepNew } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { fixture, projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const space = { '/network/layers/0/learningRate': { loguniform: [0.001, 0.5] } };
const tiny = {
  ...someYinYang,
  training: { epochs: 4, validation: 50, seed: 2 },
  search: { trials: 8, space },
};

describe('enqueued trials', () => {
  test('come first, put over the config, and the search learns from them', async () => {
    const enqueue = [
      { '/network/layers/0/learningRate': 0.25 },
      {},
      { '/network/layers/0/learningRate': 0.125 },
    ];
    const { folder } = await sweepNew('queue', { ...tiny, search: { ...tiny.search, enqueue } });
    const tried = recordsIn(folder, 'queue').flatMap(({ op_code, param_value_internal }) =>
      op_code === 5 ? [param_value_internal!] : [],
    );
    expect(tried.slice(0, 3)).toEqual([0.25, 0.1, 0.125]);
    expect(new Set(tried).size).toBe(8);
  });

  test('are the unchanged config by default, and empty if none are wanted', async () => {
    const firstOf = async (search: object) => {
      const { folder } = await sweepNew('queue', { ...tiny, search });
      return recordsIn(folder, 'queue').find(({ op_code }) => op_code === 5)!.param_value_internal;
    };
    expect(await firstOf(tiny.search)).toBe(0.1);
    expect(await firstOf({ ...tiny.search, enqueue: [] })).not.toBe(0.1);
  });

  test('outside the space are refused before anything runs', async () => {
    const enqueue = [
      { '/network/layers/0/learningRate': 0.6 },
      { '/network/layers/0/learningrate': 0.1 },
      { '/network/layers/0/learningRate': -1 },
    ];
    const { folder, config } = projectWith('queue', { ...tiny, search: { ...tiny.search, enqueue } });
    const { code, stderr } = await run('sweep', config);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\/search\/enqueue\/0: found a point outside the space/);
    expect(stderr).toMatch(/enqueue\/1.*is not in the space.*did you mean.*learningRate/);
    expect(stderr).toMatch(/\/search\/enqueue\/2: its trial would have .*learningRate.*found -1/);
    expect(existsSync(join(folder, 'sweeps'))).toBe(false);
  });
});

describe('patience', () => {
  test('of a trial ends it early; the best is retrained for as long as its trial', async () => {
    const training = { ...tiny.training, epochs: 60, patience: 3 };
    const { folder, summary } = await sweepNew('patient', { ...tiny, training });
    const records = recordsIn(folder, 'patient');
    const epochs = records.flatMap(({ user_attr }) => user_attr?.['s4nn:epochs'] ?? []);
    expect(epochs).toHaveLength(8);
    expect(Math.min(...epochs)).toBeLessThan(60);
    for (const { trial_id, user_attr } of records) {
      const length = user_attr?.['s4nn:epochs'];
      if (length === undefined) continue;
      const curve = records.flatMap(({ op_code, trial_id: trial, intermediate_value }) =>
        op_code === 7 && trial === trial_id ? [intermediate_value!] : [],
      );
      const best = curve.indexOf(Math.max(...curve)) + 1;
      expect(length).toBe(Math.min(60, best + 3));
      expect(curve).toHaveLength(length);
    }
    expect(summary.trials.complete).toBe(8);
    const [last] = attributesIn(folder, 'patient', 's4nn:last-training');
    expect(last.epochs).toHaveLength(epochs[summary.best!.trial]!);
    const single = JSON.parse(readFileSync(join(folder, 'results/patient/config.json'), 'utf8'));
    expect(single.training).toMatchObject({ epochs: epochs[summary.best!.trial], validation: 0 });
    expect(single.training.patience).toBeUndefined();
  });

  test('of a sweep ends it when that many epochs bring no improvement', async () => {
    const search = { ...tiny.search, trials: 60, patience: 20 };
    const { folder, summary } = await sweepNew('patient', { ...tiny, search });
    const { complete } = summary.trials;
    expect(complete).toBeLessThan(60);
    const values = recordsIn(folder, 'patient').flatMap(({ op_code, values }) =>
      op_code === 6 ? [values![0]!] : [],
    );
    // The trials after the best one, and of the four workers' not all were begun after those 20 epochs.
    const since = complete - 1 - values.indexOf(Math.max(...values));
    expect(since).toBeGreaterThanOrEqual(5);
    expect(since).toBeLessThan(5 + 4);
    expect(summary.reproducible).toBe(true);
  });

  test('without validation samples is a mistake', async () => {
    const { search: _, ...single } = tiny;
    const training = { epochs: 4, patience: 2 };
    const { code, stderr } = await run('sweep', projectWith('odd', { ...single, training }).config);
    expect(code).toBe(2);
    expect(stderr).toContain('/training/patience: found 2 without validation samples');
  });
});

test('a timeout lets what runs end, begins nothing more, and says that it is not reproducible', async () => {
  const search = { ...tiny.search, trials: 100_000, timeout: 0.5 };
  const { folder, config, summary } = await sweepNew('timed', { ...tiny, search });
  const { complete } = summary.trials;
  expect(complete).toBeGreaterThan(0);
  expect(complete).toBeLessThan(100_000);
  expect(summary.reproducible).toBe(false);
  expect(attributesIn(folder, 'timed', 's4nn:timeout')).toHaveLength(1);
  const timeoutAt = logIn(folder, 'timed').indexOf('s4nn:timeout');
  expect(logIn(folder, 'timed').slice(timeoutAt)).not.toContain('"op_code":4');
  const { suggestions } = (await verify(await readConfig(config)))!;
  expect(suggestions).toBe(complete);
  await expect(verify(await readConfig(config), { run: true })).rejects.toThrow(/whose time was up/);
  // It is over: the same command shows the result, and more time is an extension.
  expect((await sweepHere(config)).trials.complete).toBe(complete);
  const more = { set: { '/search/timeout': 0.2, '/search/trials': 100_001 } };
  await expect(sweepHere(config, {}, more)).rejects.toThrow(/Use --extend to continue it/);
  const extended = await sweepHere(config, { extend: true }, more);
  expect(extended.trials.complete).toBeGreaterThan(complete);
});

describe('a thread that dies', () => {
  const { search: _, ...single } = {
    ...someYinYang,
    training: { epochs: 3, validation: 50, seed: 1 },
    search: { trials: 3, space: { '/network/layers/0/threshold': { uniform: [0.3, 0.8] } } },
  };
  const mortal = (folder: string, count: number) => ({
    use: fixture('mortal-backend.js'),
    deaths: Array.from({ length: count }, (_, k) => join(folder, `death-${k}`)),
  });
  const sweepOf = {
    ...single,
    search: { trials: 3, space: { '/network/layers/0/threshold': { uniform: [0.3, 0.8] } } },
  };

  test.each([
    ['sweep', sweepOf],
    ['single run', single],
  ])('is replaced, and the %s has the same result', async (_, json) => {
    const undisturbed = await sweepNew('mortal', { ...json, backend: mortal('nowhere', 0) }, { threads: 2 });
    const { folder } = projectWith('unused', {});
    const { config, folder: own } = projectWith('mortal', { ...json, backend: mortal(folder, 2) });
    const { code, stdout, stderr } = await run('sweep', config, '--threads', '2', '--json');
    expect(code, stderr).toBe(0);
    expect(stderr.match(/is retried from its last epoch: the worker thread ended/g)).toHaveLength(2);
    const { seconds: __, ...summary } = JSON.parse(stdout);
    const { seconds: ___, ...expected } = undisturbed.summary;
    expect(summary).toEqual(expected);
    const attempts = recordsIn(own, 'mortal').flatMap(({ user_attr }) =>
      Object.entries(user_attr ?? {}).flatMap(([key, ran]) =>
        key.startsWith('s4nn:ran ') ? [ran.attempts] : [],
      ),
    );
    if (json === sweepOf) expect(attempts.reduce((sum, count) => sum + count - 1, 0)).toBe(2);
  });

  test('too often is a failed trial without epochs', async () => {
    const { folder } = projectWith('unused', {});
    const json = { ...sweepOf, backend: mortal(folder, 2), search: { ...sweepOf.search, retries: 0 } };
    const { summary, folder: own } = await sweepNew('mortal', json, { threads: 1 });
    expect(summary.trials).toEqual({ complete: 1, pruned: 0, failed: 2 });
    const epochs = recordsIn(own, 'mortal').flatMap(({ user_attr }) => user_attr?.['s4nn:epochs'] ?? []);
    expect(epochs.sort()).toEqual([0, 0, 3]);
  });
});

test.each([
  ['one by one', ['--threads', '2'], 1],
  ['side by side', ['--threads', '1', '--set', '/backend/population=3'], 3],
  ['side by side in this process', ['--threads', '0', '--set', '/backend/population=3'], 3],
])('a device that is lost takes no trial with it: %s', async (_, way, trialsAtATime) => {
  const json = {
    ...someYinYang,
    training: { epochs: 3, validation: 50, seed: 1 },
    search: { trials: 3, space: { '/network/layers/0/threshold': { uniform: [0.3, 0.8] } } },
  };
  const { folder } = projectWith('unused', {});
  const losing = (count: number) => ({
    ...json,
    backend: {
      use: fixture('losing-backend.js'),
      losses: Array.from({ length: count }, (_, k) => join(folder, `loss-${k}`)),
    },
  });
  const undisturbed = await sweepNew('losing', losing(0), { threads: 2 });
  const { config } = projectWith('losing', losing(2));
  const { code, stdout, stderr } = await run('sweep', config, ...way, '--json');
  expect(code, stderr).toBe(0);
  const retries = stderr.match(/is retried from its last epoch: the device was lost/g) ?? [];
  expect(retries.length).toBeGreaterThanOrEqual(Math.min(2, trialsAtATime));
  const { seconds: __, ...summary } = JSON.parse(stdout);
  const { seconds: ___, ...expected } = undisturbed.summary;
  expect(summary).toEqual(expected);
});

test('too many failures in a row stop the sweep, also when it is resumed, until more are allowed', async () => {
  const hopeless = {
    ...tiny,
    backend: fixture('fragile-backend.js'),
    network: { layers: [{ ...tiny.network.layers[0], threshold: 1 }] },
    search: { trials: 20, space, maxConsecutiveFailures: 3 },
  };
  const { folder, config } = projectWith('hopeless', hopeless);
  for (const _ of ['first', 'again']) {
    const { code, stderr } = await run('sweep', config, '--threads', '1');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'found 3 failed trials in a row, expected fewer than /search/maxConsecutiveFailures (3).',
    );
    expect(stderr).toContain('The last failure was: Error: this backend does not like 1');
    expect(recordsIn(folder, 'hopeless').filter(({ state }) => state === 3)).toHaveLength(3);
  }
  const { stderr } = await run('sweep', config, '--set', '/search/maxConsecutiveFailures=5');
  expect(stderr).toContain('found 5 failed trials in a row');
});

test.each([
  [0, []],
  [1, 1],
  [3, 3],
] as const)('the weights of the best %d trials are kept', async (keep, count) => {
  const { folder, summary } = await sweepNew('kept', { ...tiny, search: { ...tiny.search, keep } });
  const trials = join(folder, 'results/kept/trials');
  const found = existsSync(trials) ? readdirSync(trials) : [];
  const ended = recordsIn(folder, 'kept').flatMap(({ op_code, trial_id, values }) =>
    op_code === 6 ? [{ trial: trial_id!, value: values![0]! }] : [],
  );
  const best = ended.sort((a, b) => b.value - a.value || a.trial - b.trial).slice(0, keep);
  expect(found.sort()).toEqual(best.map(({ trial }) => `${trial}.npz`).sort());
  expect(found).toHaveLength(count === 3 || count === 1 ? count : 0);
  if (keep > 0) expect(best[0]!.trial).toBe(summary.best!.trial);
});

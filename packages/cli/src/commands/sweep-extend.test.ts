import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { verify } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { attributesIn, logIn, recordsIn, sweepHere, sweepNew } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const tiny = (trials: number, high = 0.5, choices = [16, 32]) => ({
  ...someYinYang,
  training: { epochs: 5, validation: 50, seed: 2 },
  search: {
    trials,
    startup: 4,
    space: {
      '/network/layers/0/learningRate': { loguniform: [0.01, high] },
      '/encoder/duration': { choice: choices },
    },
  },
});

const parametersIn = (folder: string) =>
  recordsIn(folder, 'tiny').flatMap(({ op_code, trial_id, param_name, param_value_internal }) =>
    op_code === 5 ? [[trial_id, param_name, param_value_internal]] : [],
  );

test.each([
  ['asha', { use: 'asha', reduction: 2 }],
  ['asha with promotion', { use: 'asha', form: 'promotion', reduction: 2 }],
])('a finished sweep continues with more trials: %s', async (_, pruner) => {
  const { folder, config, summary } = await sweepNew('tiny', { ...tiny(8), pruner });
  const before = parametersIn(folder);
  expect(summary.looks).toBe(1);
  writeFileSync(config, JSON.stringify({ ...tiny(16), pruner }));
  const { code, stderr } = await run('sweep', config);
  expect(code).toBe(2);
  expect(stderr).toContain('/search/trials: was 8, is 16');
  expect(stderr).toContain('Use --extend to continue it.');
  const extended = await sweepHere(config, { extend: true });
  const { complete, pruned } = extended.trials;
  expect(complete + pruned).toBe(16);
  expect(parametersIn(folder).slice(0, before.length)).toEqual(before);
  // It has seen the test samples twice, and says so.
  expect(extended.looks).toBe(2);
  expect((await run('sweep', config)).stdout).toContain('evaluated 2 times');
  expect((await verify(await readConfig(config)))?.suggestions).toBe(16);
  await expect(verify(await readConfig(config), { run: true })).rejects.toThrow(/was extended/);
  // From now on, the same config resumes it without --extend, and fewer trials never do.
  expect((await sweepHere(config)).looks).toBe(2);
  await expect(sweepHere(config, { extend: true }, { trials: 4 })).rejects.toThrow(
    /\/search\/trials: was 16, is 4\n--extend allows more trials/,
  );
});

test('a wider space is searched beyond its old bounds, and verified within each', async () => {
  const { folder, config } = await sweepNew('tiny', tiny(8));
  writeFileSync(config, JSON.stringify(tiny(30, 5, [16, 32, 64])));
  await sweepHere(config, { extend: true });
  const values = (name: string) =>
    parametersIn(folder).flatMap(([trial, parameter, value]) =>
      parameter === name ? [{ trial: Number(trial), value: Number(value) }] : [],
    );
  const rates = values('/network/layers/0/learningRate');
  expect(Math.max(...rates.filter(({ trial }) => trial < 8).map(({ value }) => value))).toBeLessThan(0.5);
  expect(Math.max(...rates.map(({ value }) => value))).toBeGreaterThan(0.5);
  expect(values('/encoder/duration').some(({ value }) => value === 2)).toBe(true);
  expect((await verify(await readConfig(config)))?.suggestions).toBe(30);
});

test.each([
  ['narrower', tiny(16, 0.4), /learningRate\/loguniform\/1: was 0.5, is 0.4/],
  ['options in another order', tiny(16, 0.5, [32, 16]), /choice\/0: was 16, is 32/],
  [
    'another seed',
    { ...tiny(16), training: { ...tiny(8).training, seed: 3 } },
    /\/training\/seed: was 2, is 3/,
  ],
])('%s is no extension', async (_, other, message) => {
  const { folder, config } = await sweepNew('tiny', tiny(2));
  const before = logIn(folder, 'tiny');
  writeFileSync(config, JSON.stringify(other));
  await expect(sweepHere(config, { extend: true })).rejects.toThrow(message);
  expect(logIn(folder, 'tiny')).toBe(before);
});

test('an interrupted sweep that is extended and interrupted again has the same result', async () => {
  const whole = await sweepNew('tiny', { ...tiny(12), pruner: 'asha' });
  const log = logIn(whole.folder, 'tiny').split(/(?<=\n)/);
  const at = log.findIndex((line) => line.includes('"s4nn:rung 1"')) + 1;
  const continued = async (cuts: readonly number[]) => {
    const { folder, config } = projectWith('tiny', { ...tiny(12), pruner: 'asha' });
    const file = join(folder, 'sweeps', 'tiny.journal.log');
    await sweepHere(config);
    writeFileSync(file, log.slice(0, at).join(''));
    writeFileSync(config, JSON.stringify({ ...tiny(20, 0.8), pruner: 'asha' }));
    await sweepHere(config, { extend: true });
    for (const cut of cuts) {
      const lines = logIn(folder, 'tiny').split(/(?<=\n)/);
      writeFileSync(file, lines.slice(0, at + 1 + cut).join(''));
      await sweepHere(config, { extend: true });
    }
    const [fingerprint] = attributesIn(folder, 'tiny', 's4nn:fingerprint').slice(-1);
    // If the cut splits what was written at once, a part of it is there twice.
    const parameters = new Map(parametersIn(folder).map((parameter) => [String(parameter), parameter]));
    return { fingerprint, parameters: [...parameters.values()] };
  };
  const once = await continued([]);
  expect(new Set(once.parameters.map(([trial]) => trial)).size).toBe(20);
  expect(await continued([3, 25, 60])).toEqual(once);
});

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { random } from '@s4nn/core';
import { sweep, verify } from '@s4nn/sweep';
import { describe, expect, test } from 'vitest';
import { cases, freshSeed, repeatedBy, someOf } from './chance.js';
import { sweepHere } from './here.js';
import { leftBy, logOf } from './left.js';
import { projectWith, s4nn } from './process.js';
import { someYinYang } from './small-sweeps.js';

const root = new URL('../', import.meta.url).href;

/** Takes milliseconds per trial. */
const tiny = {
  ...someYinYang,
  training: { epochs: 5, validation: 50, seed: 2 },
  search: { trials: 9, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
  pruner: { use: 'asha', reduction: 2 },
};

test('a search that has nothing left to try ends the sweep, even if it is resumed before that', async () => {
  const grid = {
    ...tiny,
    search: {
      use: '@s4nn/tpe/grid',
      trials: 50,
      space: { '/network/layers/0/learningRate': { choice: [0.1, 0.2, 0.3, 0.4, 0.5] } },
    },
  };
  const whole = projectWith('grid', grid);
  await sweepHere(whole.config);
  const expected = leftBy(whole.folder, 'grid');
  const { complete, pruned } = expected.summary.trials;
  expect(complete + pruned).toBe(5);
  const lines = readFileSync(logOf(whole.folder, 'grid'), 'utf8').split(/(?<=\n)/);
  const decided = [...lines.keys()].filter((index) => lines[index]!.includes('"s4nn:rung'));
  for (const cut of [decided[0]!, decided.at(-1)!]) {
    const { folder, config } = projectWith('grid', grid);
    mkdirSync(join(folder, 'sweeps'));
    writeFileSync(logOf(folder, 'grid'), lines.slice(0, cut + 1).join(''));
    await sweepHere(config);
    expect(leftBy(folder, 'grid')).toEqual(expected);
  }
});

describe('a log', async () => {
  const whole = projectWith('tiny', tiny);
  await sweepHere(whole.config);
  const expected = leftBy(whole.folder, 'tiny');
  const lines = readFileSync(logOf(whole.folder, 'tiny'), 'utf8').split(/(?<=\n)/);

  /** A project whose sweep left only this log. */
  const projectWithLog = (text: string) => {
    const { folder, config } = projectWith('tiny', tiny);
    mkdirSync(join(folder, 'sweeps'));
    writeFileSync(logOf(folder, 'tiny'), text);
    return { folder, config };
  };

  const many = cases(10);
  test(`that is cut off anywhere is continued to the same result (${many.tried}; ${repeatedBy})`, async () => {
    const draw = random(freshSeed, 'cut');
    const cuts = [
      6,
      ...Array.from({ length: many.options.numRuns }, () => Math.floor(draw() * lines.length)),
    ];
    for (const cut of cuts) {
      const torn = lines[cut]!.slice(0, Math.floor(draw() * lines[cut]!.length));
      const { folder, config } = projectWithLog(lines.slice(0, cut).join('') + torn);
      await sweepHere(config);
      const left = leftBy(folder, 'tiny');
      // A cut through a batch of records leaves a part of the batch, which is then written again.
      const once = (log: readonly string[]) => [...new Set(log)];
      expect({ ...left, log: once(left.log) }, `cut at ${cut}`).toEqual({
        ...expected,
        log: once(expected.log),
      });
      const count = (log: readonly string[], op: number) =>
        log.filter((line) => line.includes(`"op_code":${op}`)).length;
      expect([4, 6].map((op) => count(left.log, op))).toEqual([4, 6].map((op) => count(expected.log, op)));
      rmSync(folder, { recursive: true });
    }
  });

  test('can be stopped during its replay, or as soon as a training runs again', async () => {
    for (const kind of ['start', 'trial'] as const) {
      for (const cut of [lines.length >> 1, lines.findLastIndex((line) => line.includes('"op_code":4'))]) {
        const { folder, config } = projectWithLog(lines.slice(0, cut).join(''));
        const stop = new AbortController();
        const show = (progress: { kind: string }) => progress.kind === kind && stop.abort();
        expect(await sweep(await readConfig(config), { threads: 0, signal: stop.signal, show })).toBe(null);
        await sweepHere(config);
        const once = (log: readonly string[]) => [...new Set(log)];
        const left = leftBy(folder, 'tiny');
        expect({ ...left, log: once(left.log) }).toEqual({ ...expected, log: once(expected.log) });
      }
    }
  });

  test.each<[string, (text: string) => string, RegExp]>([
    [
      'the final value of a trial',
      (text) => text.replace(/("op_code":6,.*?"values":)\[[^\]]+\]/, '$1[0.999]'),
      /found that trial \d+ ends epochs .+ at 0\.999, expected that trial \d+ ends .+ at 0\.\d+:/,
    ],
    [
      'the record of the config',
      (text) => text.replace(/.*"s4nn:config".*\n/, ''),
      /found no record of (the config that it was written for|s4nn:config, expected one before)/,
    ],
    [
      'the record of an epoch',
      (text) => text.replace(/.*"trial_id":0.*"s4nn:epoch 2".*\n/, ''),
      /found no record of epoch 2 of trial 0, expected one for each epoch up to \d+/,
    ],
    [
      'the start of a trial',
      (text) => text.replace(/.*"op_code":4.*\n/, ''),
      /journal\.log:\d+: found a record of trial 0, expected one of the 0 trials that start before it/,
    ],
    [
      'the direction',
      (text) => text.replace('"directions":[2]', '"directions":[1]'),
      /found the sweep 'tiny' with directions 1, expected 'tiny' with 2/,
    ],
  ])('in which somebody changed %s is refused, by verify and by the sweep', async (_, change, message) => {
    const text = change(lines.join(''));
    expect(text).not.toBe(lines.join(''));
    const { config } = projectWithLog(text);
    await expect(verify(await readConfig(config))).rejects.toThrow(message);
    await expect(sweepHere(config)).rejects.toThrow(message);
  });

  test('with decisions that do not follow from the config is refused', async () => {
    const text = lines.join('').replace('"s4nn:rung 1":"continue"', '"s4nn:rung 1":"pause"');
    expect(text).not.toBe(lines.join(''));
    const withoutEnd = text.replace(/^.*"s4nn:done".*\n/m, '');
    const { config, folder } = projectWithLog(withoutEnd);
    await expect(sweepHere(config)).rejects.toThrow(
      /tiny\.journal\.log: found that trial \d ends epochs 1…1 with pause, expected that trial \d ends epochs 1…1 with continue: another version .* Start again with --fresh/,
    );
    expect(readFileSync(logOf(folder, 'tiny'), 'utf8')).toBe(withoutEnd);
  });

  test('with accuracies that the training does not give is refused', async () => {
    // Up to where trial 0 has finished its first epoch and still runs.
    const first = lines.findIndex((line) => line.includes('"s4nn:rung 1"') && line.includes('"trial_id":0'));
    const upTo = lines.slice(0, first + 1).join('');
    const other = upTo.replace(/("s4nn:epoch 1":.*"potential":)[\d.]+/, '$10.125');
    expect(other).not.toBe(upTo);
    await expect(sweepHere(projectWithLog(other).config)).rejects.toThrow(
      /trial 0: found a value of [\d.]+ after epoch 1 when it was trained again, expected 0.125 as in the log/,
    );
  });
});

const verified = someOf(
  'verify',
  [
    [{ use: 'asha', form: 'promotion', reduction: 2 }, 'reproducible'],
    [{ use: 'asha', reduction: 2 }, 'async'],
  ] as const,
  1,
);

describe('verify', () => {
  test.each(verified.tried)(
    `asks for every suggestion and makes every decision again: %j, %s (${verified.note})`,
    async (pruner, mode) => {
      const { folder, config } = projectWith('tiny', {
        ...tiny,
        search: { ...tiny.search, trials: 30 },
        pruner,
        parallel: { mode },
      });
      const threads = mode === 'async' ? '2' : '0';
      expect((await s4nn('sweep', config, '--threads', threads)).code).toBe(0);
      const file = logOf(folder, 'tiny');
      const log = readFileSync(file, 'utf8');
      const { code, stdout, stderr } = await s4nn('verify', config);
      expect(code, stderr).toBe(0);
      expect(stdout).toMatch(
        /^everything matches the log: 30 suggestions, \d\d decisions\nfingerprint [0-9a-f]{64}\n$/,
      );
      expect(readFileSync(file, 'utf8')).toBe(log);

      const again = await s4nn('verify', config, '--run', '--threads', '2');
      if (mode === 'async') {
        expect(again.stderr).toContain('found an async sweep, whose order is chance');
        expect(again.code).toBe(2);
      } else {
        expect(again.code, again.stderr).toBe(0);
        expect(again.stdout).toContain('and all values of a second run');
      }
      expect(readFileSync(file, 'utf8')).toBe(log);

      // A parameter that the search did not suggest; then a value, with its fingerprint left out.
      const line = log
        .split('\n')
        .find((text) => text.includes('"s4nn:suggestion"') && text.includes('"trial_id":25'))!;
      const suggested = line.replace(/("\/network\/layers\/0\/learningRate":)[\d.e-]+/, '$10.123');
      writeFileSync(file, log.replace(line, suggested));
      const changed = await s4nn('verify', config);
      expect(changed.stderr).toContain('the log was changed since');
      expect(changed.code).toBe(2);
      const unsigned = (text: string) => text.replace(/^.*"s4nn:fingerprint".*\n/m, '');
      writeFileSync(file, unsigned(log.replace(line, suggested)));
      const odd = await s4nn('verify', config);
      expect(odd.stderr).toContain(
        'found that trial 25 starts with {"/network/layers/0/learningRate":0.123}, expected that trial 25 starts',
      );
      expect(odd.code).toBe(2);
    },
  );

  test('gives a message if there is no log', async () => {
    const { config } = projectWith('tiny', tiny);
    const { code, stderr } = await s4nn('verify', config);
    expect(stderr).toContain('tiny.journal.log: found no log, expected one; run the sweep first.');
    expect(code).toBe(2);
  });

  test('--run reports results that have changed, and refuses a sweep that has not ended', async () => {
    const dots = (label: string) => `
      const part = () => ({
        values: Uint8Array.from({ length: 80 }, (_, index) => (index * 37) % 256),
        range: [0, 255],
        shape: [2],
        labels: Uint16Array.from({ length: 40 }, (_, sample) => ${label}),
      });
      export default {
        kind: 'dataset',
        options: { type: 'object', properties: {}, additionalProperties: false },
        create: () => ({ classes: ['a', 'b', 'c'], train: part(), test: part() }),
      };`;
    const { search: _, pruner: __, ...single } = tiny;
    const training = { ...tiny.training, validation: 5 };
    const encoder = (duration: number) => `
      import plugin from '${root}packages/encoders/dist/latency.js';
      export default { ...plugin, create: (options, train) => plugin.create({ ...options, duration: ${duration} }, train) };`;
    const { folder, config } = projectWith('single', {
      ...single,
      training,
      dataset: '../dots.mjs',
      encoder: '../encoder.mjs',
    });
    const plugin = join(folder, 'dots.mjs');
    writeFileSync(join(folder, 'encoder.mjs'), encoder(32));
    writeFileSync(plugin, dots('sample % 3'));
    expect((await s4nn('sweep', config)).code).toBe(0);
    const same = await s4nn('verify', config, '--run');
    expect(same.code, same.stderr).toBe(0);

    writeFileSync(join(folder, 'encoder.mjs'), encoder(8));
    const other = await s4nn('verify', config, '--run');
    expect(other.stderr).toMatch(
      /run again, the sweep gave \{"training":.*, expected \{"training":.* as in the log/,
    );
    expect(other.code).toBe(2);

    writeFileSync(plugin, dots('(sample + 1) % 3'));
    const changed = await s4nn('verify', config);
    expect(changed.stderr).toMatch(
      /was written for other samples:\n {2}classes: was .*\n {2}training samples: /,
    );
    expect(changed.code).toBe(2);
    writeFileSync(plugin, dots('sample % 3'));

    const file = logOf(folder, 'single');
    const unended = readFileSync(file, 'utf8').replace(/^.*"s4nn:(done|fingerprint)".*\n/gm, '');
    writeFileSync(file, unended);
    const early = await s4nn('verify', config, '--run');
    expect(early.stderr).toContain('found a sweep that has not ended');
    expect(early.code).toBe(2);
  });
});

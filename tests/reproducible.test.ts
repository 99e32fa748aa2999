import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { random } from '@s4nn/core';
import { sweep, verify } from '@s4nn/sweep';
import { describe, expect, test } from 'vitest';
import { projectWith, s4nn, start, untilPrinted } from './process.js';
import { someMnist, someYinYang } from './small-sweeps.js';

/** A sweep over MNIST that takes a second or two. */
const small = {
  ...someMnist,
  training: { epochs: 6, validation: 500, seed: 3 },
  search: {
    trials: 12,
    space: {
      '/encoder/duration': { choice: [64, 256] },
      '/network/layers/0/size': { quniform: [20, 60, 10] },
      '/network/layers/0/threshold': { loguniform: [50, 200] },
      '/network/layers/1/learningRate': { loguniform: [0.05, 0.5] },
    },
  },
  pruner: { use: 'asha' },
};

/** By the other rule, with everything that it brings; on fewer images, as warping them takes time. */
const byDecision = {
  dataset: { ...someMnist.dataset, train: 1500 },
  encoder: { use: '@s4nn/encoders/latency', clocks: 1 },
  network: {
    layers: [
      { size: 30, threshold: 1, learningRate: 0.002, decay: 0.01, init: [-0.18, 0.16] },
      { size: 10, threshold: 5, learningRate: 0.002, decay: 0.01, init: [-0.17, 0.17] },
    ],
  },
  training: {
    ...small.training,
    rule: 'decision-cross-entropy',
    optimiser: 'adam',
    schedule: 'cosine',
    batch: 16,
    dropout: { inputs: 0.1, hidden: 0.1 },
    outputThreshold: 1.25,
    augmentation: { shift: 1, rotation: 0.1, elastic: 1, plain: 0.3 },
  },
  search: {
    trials: 10,
    space: {
      '/network/layers/0/size': { quniform: [20, 60, 10] },
      '/network/layers/1/learningRate': { loguniform: [0.001, 0.01] },
      '/training/rule/temperature': { loguniform: [0.2, 2] },
    },
  },
};

const twoObjectives = {
  objectives: [
    { metric: 'validation.accuracy', direction: 'maximize' },
    { metric: 'spikes.toDecision', direction: 'minimize' },
  ],
};

/** Takes milliseconds a trial. */
const tiny = {
  ...someYinYang,
  training: { epochs: 5, validation: 50, seed: 2 },
  search: { trials: 9, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
  pruner: { use: 'asha', reduction: 2 },
};

const logOf = (folder: string, name: string) => join(folder, 'sweeps', `${name}.journal.log`);

/** The lines of a sweep's log without what the clock said, and which lane was free then. */
const linesIn = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.includes('"s4nn:ran '))
    .map((line) => line.replace(/,"datetime_(start|complete)":"[^"]*"/, ''));

/** Everything that a sweep leaves and that no clock may change. */
const leftBy = (folder: string, name: string) => {
  const results = join(folder, 'results', name);
  const { seconds: _, ...summary } = JSON.parse(readFileSync(join(results, 'summary.json'), 'utf8'));
  return {
    log: linesIn(logOf(folder, name)),
    summary,
    weights: readFileSync(join(results, 'weights.npz')),
    config: readFileSync(join(results, 'config.json'), 'utf8'),
    epochs: readFileSync(join(results, 'epochs.csv'), 'utf8'),
    checkpoints: existsSync(join(folder, 'sweeps', `${name}.checkpoints`)),
  };
};

describe.each([
  ['none'],
  [{ use: 'asha', form: 'stopping' }],
  [{ use: 'asha', form: 'promotion', reduction: 2 }],
  [{ use: 'hyperband' }],
  [{ use: 'median', startup: 2, interval: 2 }],
  // Several objectives, of which a pruner would judge by one.
  ['none', twoObjectives],
  ['none', { training: { ...small.training, patience: 2 } }],
  // Whose checkpoints hold what Adam remembers.
  [{ use: 'asha', form: 'promotion', reduction: 2 }, byDecision],
])('pruner %j %j', (pruner, more: object = {}) => {
  test('any number of threads and any population leaves the same log, but for its times, and the same files', async () => {
    const isThorough = pruner === 'none';
    const left = [];
    const ways = [
      ['--threads', '1'],
      ['--threads', '2', '--set', '/backend/population=3'],
      // What differs between threads does so whatever the pruner: all ways for some.
      ...(isThorough
        ? [
            ['--threads', '3'],
            ['--threads', '0', '--set', '/backend/population=4'],
          ]
        : []),
    ];
    for (const way of ways) {
      const { folder, config } = projectWith('small', { ...small, pruner, ...more });
      const { code, stderr } = await s4nn('sweep', config, ...way);
      expect(code, stderr).toBe(0);
      left.push(leftBy(folder, 'small'));
    }
    const populations = left.map(({ config }) => JSON.parse(config).backend.population);
    expect(populations).toEqual(isThorough ? [1, 3, 1, 4] : [1, 3]);
    if (isThorough) expect(left[2]).toEqual(left[0]);
    for (const other of left.slice(1)) expect({ ...other, config: '' }).toEqual({ ...left[0]!, config: '' });
    expect(left[0]!.checkpoints).toBe(false);
    // The trials were not simply taken in turn.
    const { complete, pruned, failed } = left[0]!.summary.trials;
    const { trials } = { ...small, ...more }.search;
    expect([complete + pruned, failed]).toEqual([trials, 0]);
    if (pruner === 'none') expect(pruned).toBe(0);
    else expect(pruned).toBeGreaterThan(0);
  });
});

test('the number of virtual workers is part of the sweep: one of them learns from every trial before', async () => {
  const logs = [];
  for (const workers of [1, 2]) {
    const { folder, config } = projectWith('small', { ...small, parallel: { workers } });
    expect((await s4nn('sweep', config, '--threads', '2')).code).toBe(0);
    logs.push(linesIn(logOf(folder, 'small')).filter((line) => line.includes('s4nn:suggestion')));
    const { code, stderr } = await s4nn('sweep', config, '--set', '/parallel/workers=3');
    expect(stderr).toContain(`/parallel/workers: was ${workers}, is 3`);
    expect(code).toBe(2);
  }
  expect(logs[0]).not.toEqual(logs[1]);
});

test.each([
  [{ use: 'asha', form: 'stopping' }, {}],
  // Short, as each kill costs a start of the program.
  [
    { use: 'asha', form: 'promotion', reduction: 2 },
    { ...byDecision, search: { ...byDecision.search, trials: 4 }, parallel: { workers: 2 } },
  ],
])('killed again and again, a sweep ends as if undisturbed: %j', async (pruner, more) => {
  const undisturbed = projectWith('small', { ...small, pruner, ...more });
  expect((await s4nn('sweep', undisturbed.config, '--threads', '2')).code).toBe(0);

  const { folder, config } = projectWith('small', { ...small, pruner, ...more });
  const draw = random(Date.now(), 'kill');
  const moments: number[] = [];
  const reported = new Set<string>();
  for (;;) {
    const threads = String(Math.floor(draw() * 4));
    const run = start('sweep', config, '--threads', threads);
    await untilPrinted(run, /^small: \d+ trials/m);
    // Sooner than a whole run can be over, and later each time, so that every sweep ends.
    const moment = draw() * (200 + 250 * moments.length);
    const kill = setTimeout(() => run.child.kill('SIGKILL'), moment);
    const { signal, code, stderr } = await run.ended;
    clearTimeout(kill);
    for (const [, trial] of stderr.matchAll(/^trial (\d+) (?:starts|goes on)/gm)) {
      expect(reported.has(trial!), `trial ${trial} ran again after its end; killed at ${moments}`).toBe(
        false,
      );
    }
    for (const [, trial] of stderr.matchAll(/^trial (\d+) (?:complete|pruned|failed)/gm)) {
      expect(reported.has(trial!), `trial ${trial} ended twice; killed at ${moments}`).toBe(false);
      reported.add(trial!);
    }
    if (signal === null) {
      expect(code, `killed at ${moments}:\n${stderr}`).toBe(0);
      break;
    }
    moments.push(Math.round(moment));
  }
  expect(moments.length).toBeGreaterThan(1);
  expect(leftBy(folder, 'small'), `killed at ${moments}`).toEqual(leftBy(undisturbed.folder, 'small'));
});

test('a single run is killed and stopped, goes on from its last epoch, and comes to the same weights', async () => {
  const { search: _, pruner: __, ...rest } = small;
  const single = { ...rest, training: { ...small.training, epochs: 80 } };
  const undisturbed = projectWith('single', single);
  expect((await s4nn('sweep', undisturbed.config)).code).toBe(0);

  const { folder, config } = projectWith('single', single);
  const epochs: string[] = [];
  for (const [threads, how, after] of [
    ['1', 'SIGKILL', 3],
    ['0', 'SIGINT', 2],
    ['1', 'SIGKILL', 4],
  ] as const) {
    const run = start('sweep', config, '--threads', threads);
    // So many of this run's own: where it goes on depends on how late the kill before came.
    await untilPrinted(run, new RegExp(`(?:^epoch \\d+:[^]*?){${after}}`, 'm'));
    run.child.kill(how);
    epochs.push(...((await run.ended).stderr.match(/^epoch \d+/gm) ?? []));
  }
  const last = await s4nn('sweep', config);
  expect(last.code).toBe(0);
  epochs.push(...(last.stderr.match(/^epoch \d+/gm) ?? []));
  // None was trained twice, and all are in the table, though they come from several processes.
  expect(new Set(epochs).size).toBe(epochs.length);
  expect(leftBy(folder, 'single')).toEqual(leftBy(undisturbed.folder, 'single'));
});

test('async takes trials as they come, on as many lanes as there are, and goes on after a kill', async () => {
  const { folder, config } = projectWith('small', { ...small, parallel: { mode: 'async' } });
  const run = start('sweep', config, '--threads', '2');
  await untilPrinted(run, /^trial 3 (complete|pruned)/m);
  run.child.kill('SIGKILL');
  await run.ended;
  const { code, stderr } = await s4nn('sweep', config, '--threads', '3');
  expect(code, stderr).toBe(0);
  const records = linesIn(logOf(folder, 'small')).map((line) => JSON.parse(line));
  expect(records.filter(({ op_code }) => op_code === 4)).toHaveLength(12);
  expect(
    records
      .filter(({ op_code }) => op_code === 6)
      .map(({ trial_id }) => trial_id)
      .sort((a, b) => a - b),
  ).toEqual([...Array(12).keys()]);
});

/** Runs a config in this process. */
const runHere = async (file: string) => sweep(await readConfig(file), { threads: 0 });

test('a search that has nothing left to try ends the sweep, also when it is resumed before', async () => {
  const grid = {
    ...tiny,
    search: {
      use: '@s4nn/tpe/grid',
      trials: 50,
      space: { '/network/layers/0/learningRate': { choice: [0.1, 0.2, 0.3, 0.4, 0.5] } },
    },
  };
  const whole = projectWith('grid', grid);
  await runHere(whole.config);
  const expected = leftBy(whole.folder, 'grid');
  const { complete, pruned } = expected.summary.trials;
  expect(complete + pruned).toBe(5);
  const lines = readFileSync(logOf(whole.folder, 'grid'), 'utf8').split(/(?<=\n)/);
  const decided = [...lines.keys()].filter((index) => lines[index]!.includes('"s4nn:rung'));
  for (const cut of [decided[0]!, decided.at(-1)!]) {
    const { folder, config } = projectWith('grid', grid);
    mkdirSync(join(folder, 'sweeps'));
    writeFileSync(logOf(folder, 'grid'), lines.slice(0, cut + 1).join(''));
    await runHere(config);
    expect(leftBy(folder, 'grid')).toEqual(expected);
  }
});

describe('a log', async () => {
  const whole = projectWith('tiny', tiny);
  await runHere(whole.config);
  const expected = leftBy(whole.folder, 'tiny');
  const lines = readFileSync(logOf(whole.folder, 'tiny'), 'utf8').split(/(?<=\n)/);

  /** A project whose sweep left this much of a log, and nothing else. */
  const projectWithLog = (text: string) => {
    const { folder, config } = projectWith('tiny', tiny);
    mkdirSync(join(folder, 'sweeps'));
    writeFileSync(logOf(folder, 'tiny'), text);
    return { folder, config };
  };

  test('that is cut off anywhere is continued to the same end', async () => {
    const draw = random(Date.now(), 'cut');
    const cuts = [6, ...Array.from({ length: 20 }, () => Math.floor(draw() * lines.length))];
    for (const cut of cuts) {
      const torn = lines[cut]!.slice(0, Math.floor(draw() * lines[cut]!.length));
      const { folder, config } = projectWithLog(lines.slice(0, cut).join('') + torn);
      await runHere(config);
      const left = leftBy(folder, 'tiny');
      // Where the cut goes through what was written at once, a part of it stands there twice.
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

  test('can be stopped while it is gone through, or as soon as something runs again', async () => {
    for (const kind of ['start', 'trial'] as const) {
      for (const cut of [lines.length >> 1, lines.findLastIndex((line) => line.includes('"op_code":4'))]) {
        const { folder, config } = projectWithLog(lines.slice(0, cut).join(''));
        const stop = new AbortController();
        const show = (progress: { kind: string }) => progress.kind === kind && stop.abort();
        expect(await sweep(await readConfig(config), { threads: 0, signal: stop.signal, show })).toBe(null);
        await runHere(config);
        const once = (log: readonly string[]) => [...new Set(log)];
        const left = leftBy(folder, 'tiny');
        expect({ ...left, log: once(left.log) }).toEqual({ ...expected, log: once(expected.log) });
      }
    }
  });

  test.each<[string, (text: string) => string, RegExp]>([
    [
      'the value with which a trial ended',
      (text) => text.replace(/("op_code":6,.*?"values":)\[[^\]]+\]/, '$1[0.999]'),
      /found that trial \d+ ends its epochs .+ at 0\.999, expected that trial \d+ ends .+ at 0\.\d+:/,
    ],
    [
      'the record of the config',
      (text) => text.replace(/.*"s4nn:config".*\n/, ''),
      /found no record of (the config that it was written for|s4nn:config, expected one before)/,
    ],
    [
      'the record of an epoch',
      (text) => text.replace(/.*"trial_id":0.*"s4nn:epoch 2".*\n/, ''),
      /found no record of epoch 2 of trial 0, expected one of each up to \d+/,
    ],
    [
      'the beginning of a trial',
      (text) => text.replace(/.*"op_code":4.*\n/, ''),
      /journal\.log:\d+: found a record of trial 0, expected one of the 0 that the lines before it begin/,
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
    await expect(runHere(config)).rejects.toThrow(message);
  });

  test('whose decisions are others than the config makes is refused', async () => {
    const text = lines.join('').replace('"s4nn:rung 1":"continue"', '"s4nn:rung 1":"pause"');
    expect(text).not.toBe(lines.join(''));
    const withoutEnd = text.replace(/^.*"s4nn:done".*\n/m, '');
    const { config, folder } = projectWithLog(withoutEnd);
    await expect(runHere(config)).rejects.toThrow(
      /tiny\.journal\.log: found that trial \d ends its epochs 1…1 with pause, expected that trial \d ends its epochs 1…1 with continue: another version .* Start again with --fresh/,
    );
    expect(readFileSync(logOf(folder, 'tiny'), 'utf8')).toBe(withoutEnd);
  });

  test('whose accuracies are others than the training gives is refused', async () => {
    // Up to where trial 0 has done its first epoch and is under way.
    const first = lines.findIndex((line) => line.includes('"s4nn:rung 1"') && line.includes('"trial_id":0'));
    const upTo = lines.slice(0, first + 1).join('');
    const other = upTo.replace(/("s4nn:epoch 1":.*"potential":)[\d.]+/, '$10.125');
    expect(other).not.toBe(upTo);
    await expect(runHere(projectWithLog(other).config)).rejects.toThrow(
      /trial 0: found a value of [\d.]+ after epoch 1 when it was trained again, expected 0.125 as in the log/,
    );
  });
});

describe('verify', () => {
  test.each([
    [{ use: 'asha', form: 'promotion', reduction: 2 }, 'reproducible'],
    [{ use: 'asha', reduction: 2 }, 'async'],
  ])('asks for every suggestion and takes every decision again: %j, %s', async (pruner, mode) => {
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
    expect(stdout).toMatch(/^as the log says: 30 suggestions, \d\d decisions\nfingerprint [0-9a-f]{64}\n$/);
    expect(readFileSync(file, 'utf8')).toBe(log);

    const again = await s4nn('verify', config, '--run', '--threads', '2');
    if (mode === 'async') {
      expect(again.stderr).toContain('found an async sweep, whose order is chance');
      expect(again.code).toBe(2);
    } else {
      expect(again.code, again.stderr).toBe(0);
      expect(again.stdout).toContain('and all values, run again');
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
      'found that trial 25 begins with {"/network/layers/0/learningRate":0.123}, expected that trial 25 begins',
    );
    expect(odd.code).toBe(2);
  });

  test('without a log, or before the end, it says so', async () => {
    const { config } = projectWith('tiny', tiny);
    const { code, stderr } = await s4nn('verify', config);
    expect(stderr).toContain('tiny.journal.log: found no log, expected that of the sweep; run it first.');
    expect(code).toBe(2);
  });

  test('--run says what comes out otherwise now, and that it needs a sweep that has ended', async () => {
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
    const { folder, config } = projectWith('single', { ...single, training, dataset: '../dots.mjs' });
    const plugin = join(folder, 'dots.mjs');
    writeFileSync(plugin, dots('sample % 3'));
    expect((await s4nn('sweep', config)).code).toBe(0);
    const same = await s4nn('verify', config, '--run');
    expect(same.code, same.stderr).toBe(0);

    writeFileSync(plugin, dots('0'));
    const other = await s4nn('verify', config, '--run');
    expect(other.stderr).toMatch(
      /run again, the sweep gave \{"training":.*, expected \{"training":.* as in the log/,
    );
    expect(other.code).toBe(2);

    const file = logOf(folder, 'single');
    const unended = readFileSync(file, 'utf8').replace(/^.*"s4nn:(done|fingerprint)".*\n/gm, '');
    writeFileSync(file, unended);
    const early = await s4nn('verify', config, '--run');
    expect(early.stderr).toContain('found a sweep that has not ended');
    expect(early.code).toBe(2);
  });
});

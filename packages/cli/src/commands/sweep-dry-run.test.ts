import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { planSweep, sweep } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { sweepHere } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const tiny = {
  ...someYinYang,
  training: { epochs: 4, validation: 50 },
  search: {
    trials: 6,
    space: {
      '/network/layers/0/threshold': { loguniform: [0.1, 2] },
      '/encoder/duration': { choice: [16, 32] },
    },
  },
  pruner: { use: 'asha', minimum: 1, reduction: 2 },
};

/** Every file and folder of a project, and what it holds. */
const contentsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path, entry.isFile() ? readFileSync(path, 'latin1') : null];
  });

async function dryRun(folder: string, ...args: string[]) {
  const before = contentsOf(folder);
  const ended = await run('sweep', ...args, '--dry-run');
  expect(contentsOf(folder)).toEqual(before);
  return ended;
}

async function planned(folder: string, ...args: string[]) {
  const { stdout, stderr, code } = await dryRun(folder, ...args, '--json');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout);
}

test('a sweep that would start says with what, and writes nothing', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  const plan = await planned(folder, config, '--threads', '3');
  expect(plan).toEqual({
    name: 'tiny',
    outcome: { kind: 'start', forgets: false, finished: 0, running: 0 },
    log: join(folder, 'sweeps', 'tiny.journal.log'),
    results: join(folder, 'results', 'tiny'),
    samples: { training: 150, validation: 50, test: 50 },
    data: {
      digest: { train: expect.any(String), test: expect.any(String) },
      classes: [
        { name: 'yang', train: 66, test: 16 },
        { name: 'yin', train: 59, test: 21 },
        { name: 'dot', train: 75, test: 13 },
      ],
      shape: [4],
      range: [0, 1],
      constant: { train: 0, test: 0 },
      silent: 0,
      provenance: { sources: [], features: ['x', 'y', '1 − x', '1 − y'], range: 'the definition' },
    },
    network: { inputs: 4, layers: [3], duration: 32, weights: 12 },
    trials: 6,
    epochs: 4,
    objectives: [{ metric: 'validation.accuracy', direction: 'maximize' }],
    search: '@s4nn/tpe',
    pruner: { use: 'asha', minimum: 1, reduction: 2, form: 'stopping', rungs: [[1, 2]] },
    parallel: { mode: 'reproducible', workers: 4 },
    lanes: 3,
    elsewhere: null,
    idle: null,
    space: [
      { name: '/network/layers/0/threshold', use: 'loguniform', low: 0.1, high: 2, step: null, log: true },
      { name: '/encoder/duration', use: 'choice', choices: [16, 32] },
    ],
  });
  const { stdout } = await dryRun(folder, config);
  expect(stdout).toMatch(/^tiny: would start\n/);
  for (const line of [
    /^ {2}samples {3}150 training, 50 validation, 50 test$/m,
    /^ {2}network {3}4-3, 12 weights, 32 steps$/m,
    /^ {2}search {4}@s4nn\/tpe, 6 trials of up to 4 epochs, to maximize validation\.accuracy$/m,
    /^ {2}pruner {4}asha, compares trials after epochs 1, 2$/m,
    /^ {2}\/network\/layers\/0\/threshold {2}loguniform {2}0\.1 to 2$/m,
    /^ {2}\/encoder\/duration +choice +16 \| 32$/m,
  ]) {
    expect(stdout).toMatch(line);
  }
});

test('a stopped sweep would resume, and a finished one is complete', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  const interruption = new AbortController();
  let ended = 0;
  await sweep(await readConfig(config), {
    threads: 0,
    signal: interruption.signal,
    show: ({ kind }) => {
      if (kind === 'end') ended++;
      if (ended === 1) interruption.abort();
    },
  });
  const { outcome } = await planned(folder, config);
  expect(outcome).toMatchObject({ kind: 'resume', forgets: false, finished: ended });
  expect(outcome.running).toBeGreaterThan(0);
  expect((await dryRun(folder, config)).stdout).toMatch(
    new RegExp(`^tiny: would resume: ${ended} of 6 trials finished, ${outcome.running} running\n`),
  );
  let finished = -1;
  await sweepHere(config, {
    show: (progress) => {
      if (progress.kind === 'start') finished = progress.kept.ended.length;
    },
  });
  expect(finished).toBe(ended);

  expect((await planned(folder, config)).outcome).toEqual({
    kind: 'complete',
    forgets: false,
    finished: 6,
    running: 0,
  });
  expect((await planned(folder, config, '--fresh')).outcome).toMatchObject({ kind: 'start', forgets: true });
  expect((await dryRun(folder, config, '--fresh')).stdout).toContain(
    'would discard the earlier run and start again',
  );
  const more = await planned(folder, config, '--trials', '9', '--extend');
  expect(more).toMatchObject({ outcome: { kind: 'extend', finished: 6 }, trials: 9 });

  // What the sweep refuses, this refuses in the same words.
  for (const args of [
    ['--set', '/training/epochs=5'],
    ['--trials', '4', '--extend'],
  ]) {
    const refused = await dryRun(folder, config, ...args);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/was written for another config:\n {2}\/\S+: was \d, is \d\n/);
    expect(refused).toEqual(await run('sweep', config, ...args));
  }
});

test('what does not fit together is found as the sweep finds it', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  for (const set of [
    '/training/validation=200',
    '/training/epochs=0',
    '/network/layers/0/size=4',
    '/dataset/train=-1',
  ]) {
    const refused = await dryRun(folder, config, '--set', set);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused).toEqual(await run('sweep', config, '--set', set));
  }
});

test('a log without the record of its config is refused, as the sweep refuses it', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  await sweepHere(config);
  const file = join(folder, 'sweeps/tiny.journal.log');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/.*"s4nn:config".*\n/, ''));
  const { code, stderr } = await dryRun(folder, config);
  expect(code).toBe(2);
  expect(stderr).toContain('found no record of the config that it was written for');
});

test('a single run has no trials, and hyperband a list of rungs for each bracket', async () => {
  const { search: _, pruner: __, ...single } = tiny;
  const { folder, config } = projectWith('single', single);
  expect(await planned(folder, config)).toMatchObject({
    trials: 0,
    search: null,
    space: [],
    pruner: { use: 'none', rungs: [] },
  });
  expect((await dryRun(folder, config)).stdout).toContain('  training  a single run of 4 epochs\n');
  const { config: other } = projectWith('other', {
    ...tiny,
    training: { epochs: 9, validation: 50 },
    pruner: 'hyperband',
  });
  const { rungs } = (await planSweep(await readConfig(other))).pruner;
  expect(rungs).toEqual([[1, 3], [3], []]);
});

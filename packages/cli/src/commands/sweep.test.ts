import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wasm } from '@s4nn/backend-cpu';
import { presets, split, train } from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { latency } from '@s4nn/encoders/latency';
import { readWeights } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { projectWith, s4nn, start, untilPrinted } from './process.js';
import { someMnist, someYinYang } from './small-sweeps.js';

/** A sweep over MNIST that takes a second or two. */
const small = {
  ...someMnist,
  training: { epochs: 3, validation: 500, seed: 3 },
  search: {
    trials: 6,
    space: {
      '/network/layers/0/size': { quniform: [20, 60, 10] },
      '/network/layers/0/threshold': { loguniform: [50, 200] },
      '/network/layers/1/learningRate': { loguniform: [0.05, 0.5] },
    },
  },
  pruner: { use: 'asha', minimum: 1, reduction: 3 },
};

/** Takes milliseconds a trial. */
const tiny = {
  ...someYinYang,
  training: { epochs: 2, validation: 50 },
};

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const read = (...path: string[]) => readFileSync(join(...path));
const journal = (folder: string, name = 'small') =>
  read(folder, 'sweeps', `${name}.journal.log`)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const withoutSeconds = ({ seconds: _, ...summary }: { seconds: number }) => summary;

test('a sweep searches, retrains, tests once and writes its results', async () => {
  const { folder, config } = projectWith('small', small);
  const { code, stdout, stderr } = await s4nn('sweep', config, '--threads', '2', '--json');
  expect(stderr).toContain(
    'small: 6 trials of up to 3 epochs on 2 lanes, 2500 training and 500 validation samples',
  );
  expect(code).toBe(0);
  const summary = JSON.parse(stdout);
  expect(summary).toMatchObject({ name: 'small', seed: 3, test: { samples: 500 } });
  const { complete, pruned, failed } = summary.trials;
  expect([complete + pruned, failed]).toEqual([6, 0]);
  expect(Object.keys(summary.best.parameters)).toEqual(Object.keys(small.search.space));
  expect(Object.keys(summary.test.accuracy)).toEqual([
    'lenient',
    'first',
    'potential',
    'expected',
    'spiking',
  ]);
  expect(summary.test.accuracy.potential).toBeGreaterThan(0.5);
  expect(summary.test.spikesToDecision).toHaveLength(3);

  const results = join(folder, 'results', 'small');
  expect(readdirSync(results).sort()).toEqual([
    'config.json',
    'epochs.csv',
    'report.html',
    'summary.json',
    'summary.md',
    'trials',
    'trials.csv',
    'weights.npz',
  ]);
  expect(JSON.parse(read(results, 'summary.json').toString())).toEqual(summary);
  expect(read(results, 'trials.csv').toString().trim().split('\n')).toHaveLength(7);

  // The weights and the config that were written give the test result again, digit for digit.
  const evaluation = await s4nn(
    'eval',
    join(results, 'config.json'),
    '--weights',
    join(results, 'weights.npz'),
    '--json',
  );
  expect(JSON.parse(evaluation.stdout)).toMatchObject(summary.test);

  // The same command again runs nothing and says the same.
  const again = await s4nn('sweep', config, '--json');
  expect(JSON.parse(again.stdout)).toEqual(summary);
  expect(again.stderr).not.toContain('starts');
});

test('a config with `training.batch` learns in batches, as `train` does', async () => {
  const { network, training, search: _, pruner: __, ...rest } = small;
  const layers = network.layers.map((each) => ({ ...each, decay: 1e-6 }));
  const { folder, config } = projectWith('small', {
    ...rest,
    network: { layers },
    training: { ...training, batch: 16 },
  });
  const { code } = await s4nn('sweep', config, '--threads', '1');
  expect(code).toBe(0);
  expect(JSON.parse(read(folder, 'results/small/config.json').toString()).training.batch).toBe(16);
  const written = readWeights([join(folder, 'results/small/weights.npz')]).map(({ values }) => values);

  const spikes = latency((await mnist({ train: 3000, test: 500 })).train, 256);
  const learn = async (batch: number) => {
    const inputs = spikes.inputs;
    const shape = { inputs, duration: 256, neuron: presets.reference.neuron, layers };
    await using model = await wasm().compile([shape as never]);
    const options = { epochs: 3, seed: 3, batch, ...split(3000, 500, 3) };
    for await (const _ of train(model, spikes, options));
    return (await model.read())[0]!;
  };
  expect((await learn(16)).map((layer) => [...layer])).toEqual(written.map((layer) => [...layer]));
  expect((await learn(1)).map((layer) => [...layer])).not.toEqual(written.map((layer) => [...layer]));
});

test('the same seed gives the same results, bit for bit, in a thread or in the process', async () => {
  const runs = [];
  for (const threads of ['1', '1', '0']) {
    const { folder, config } = projectWith('small', small);
    const { stdout } = await s4nn('sweep', config, '--threads', threads, '--json');
    runs.push({
      summary: withoutSeconds(JSON.parse(stdout)),
      config: read(folder, 'results/small/config.json'),
      weights: read(folder, 'results/small/weights.npz'),
    });
  }
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[2]).toEqual(runs[0]);
  const { config } = projectWith('small', small);
  const other = JSON.parse((await s4nn('sweep', config, '--threads', '1', '--seed', '4', '--json')).stdout);
  expect(other.test).not.toEqual((runs[0]!.summary as unknown as { test: unknown }).test);
});

test.each([2, 0])(
  'Ctrl-C stops after the running epochs; the same command goes on: %d threads',
  async (threads) => {
    const long = { ...small, training: { ...small.training, epochs: 1000 }, pruner: 'none' };
    const { folder, config } = projectWith('small', long);
    const run = start('sweep', config, '--threads', String(threads));
    await untilPrinted(run, threads === 0 ? /trial 0 starts/ : /trial 1 starts/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    run.child.kill('SIGINT');
    const { code, stderr } = await run.ended;
    expect(stderr).toContain(
      'stopped; the same command goes on: finished trials are kept, what was running goes on from its last epoch',
    );
    expect(code).toBe(130);
    // Those of all virtual workers were asked for.
    expect(journal(folder).filter(({ op_code }) => op_code === 4)).toHaveLength(4);
    expect(readdirSync(join(folder, 'sweeps/small.checkpoints'))).toContain('trial-0');
    expect(journal(folder).filter(({ op_code }) => op_code === 6)).toHaveLength(0);
    expect(existsSync(join(folder, 'results'))).toBe(false);
  },
);

test('a throw, the end of a thread and a NaN are recorded failures, and the sweep goes on', async () => {
  const fragile = {
    ...tiny,
    backend: fixture('fragile-backend.js'),
    search: {
      use: '@s4nn/tpe/random',
      trials: 16,
      space: { '/network/layers/0/threshold': { choice: [0.5, 1, 2, 3] } },
    },
  };
  const { folder, config } = projectWith('fragile', fragile);
  const { code, stdout, stderr } = await s4nn('sweep', config, '--threads', '2', '--json');
  expect(code, stderr).toBe(0);
  const reasons = journal(folder, 'fragile').flatMap(({ user_attr }) => user_attr?.['s4nn:failure'] ?? []);
  expect(reasons.some((reason) => reason.includes('this backend does not like 1'))).toBe(true);
  expect(reasons.some((reason) => reason.includes('the worker thread ended'))).toBe(true);
  expect(reasons.some((reason) => reason.includes('found a weight of NaN after epoch 1'))).toBe(true);
  const { trials, best } = JSON.parse(stdout);
  expect(trials.complete + trials.failed).toBe(16);
  expect(trials.failed).toBe(reasons.length);
  expect(best.parameters['/network/layers/0/threshold']).toBe(0.5);
});

test('a sweep in which every trial fails says why and ends with 1', async () => {
  const hopeless = {
    ...tiny,
    backend: fixture('fragile-backend.js'),
    network: { layers: [{ ...tiny.network.layers[0], threshold: 1 }] },
    search: { trials: 2, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.2] } } },
  };
  const { code, stderr } = await s4nn('sweep', projectWith('hopeless', hopeless).config, '--threads', '1');
  expect(stderr).toContain('None of the 2 trials completed, so there is nothing to retrain.');
  expect(stderr).toContain('this backend does not like 1');
  // Where a trial failed is told, and not where the sweep noticed.
  expect(stderr.slice(stderr.indexOf('None of the'))).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test('an encoder that throws for some options fails those trials; they do not stop the sweep', async () => {
  const { folder, config } = projectWith('moody', {
    ...tiny,
    encoder: { use: fixture('fragile-encoder.js'), mood: 'good' },
    search: { use: '@s4nn/tpe/random', trials: 8, space: { '/encoder/mood': { choice: ['good', 'bad'] } } },
  });
  const { code, stdout, stderr } = await s4nn('sweep', config, '--threads', '2', '--json');
  expect(code, stderr).toBe(0);
  const { trials, best } = JSON.parse(stdout);
  expect(trials.complete).toBeGreaterThan(0);
  expect(trials.failed).toBeGreaterThan(0);
  expect(best.parameters['/encoder/mood']).toBe('good');
  const reasons = journal(folder, 'moody').flatMap(({ user_attr }) => user_attr?.['s4nn:failure'] ?? []);
  for (const reason of reasons) expect(reason).toContain('this encoder is in a bad mood');
});

test.each(['0', '1', '2'])(
  'a search that throws ends the sweep with its message, on %s threads',
  async (threads) => {
    const { folder, config } = projectWith('broken', {
      ...tiny,
      search: {
        use: fixture('fragile-search.js'),
        trials: 6,
        space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } },
      },
    });
    const { code, stderr } = await s4nn('sweep', config, '--threads', threads);
    expect(stderr).toContain('the search broke at 3');
    expect(stderr).not.toContain('EBADF');
    expect(code).toBe(1);
    // Nothing that ran when it broke counts as failed.
    expect(journal(folder, 'broken').filter(({ op_code, state }) => op_code === 6 && state === 3)).toEqual(
      [],
    );
  },
);

test('the search learns from the trials: a finite space is gone through without repeats', async () => {
  const { folder, config } = projectWith('finite', {
    ...tiny,
    search: {
      trials: 12,
      space: {
        '/network/layers/0/threshold': { choice: [0.25, 0.5, 0.75, 1] },
        '/network/layers/0/learningRate': { quniform: [0.1, 0.3, 0.1] },
      },
    },
    pruner: { use: 'asha', minimum: 1, reduction: 2 },
  });
  for (const threads of ['1', '2']) {
    expect((await s4nn('sweep', config, '--threads', threads, '--fresh')).code).toBe(0);
    const points = journal(folder, 'finite').flatMap(({ user_attr }) => user_attr?.['s4nn:suggestion'] ?? []);
    expect(new Set(points.map(({ args }) => JSON.stringify(args))).size).toBe(12);
  }
});

test('hyperopt-js’s own search plugs in unchanged', async () => {
  const use = fileURLToPath(new URL('../packages/sweep/testdata/hyperopt-random.js', import.meta.url));
  const { folder, config } = projectWith('small', { ...small, search: { ...small.search, use } });
  const { code, stderr } = await s4nn('sweep', config, '--threads', '2');
  expect(code, stderr).toBe(0);
  const sizes = journal(folder).filter(({ param_name }) => param_name === '/network/layers/0/size');
  expect(sizes.length).toBe(6);
  expect(new Set(sizes.map(({ param_value_internal }) => param_value_internal)).size).toBeGreaterThan(1);
});

test('the config among the results leads to where the sweep’s own did', async () => {
  const word = (value: number) => [0, 0, value >> 8, value & 255];
  const images = Uint8Array.of(0, 0, 8, 3, ...word(40), ...word(1), ...word(2), ...Array(80).fill(200));
  const digits = Uint8Array.of(0, 0, 8, 1, ...word(40), ...Array(40).fill(1));
  const { folder, config } = projectWith('moved', {
    ...tiny,
    dataset: { use: '@s4nn/dataset-mnist', folder: '../idx', classes: ['a', 'b', 'c'] },
    training: { epochs: 1 },
  });
  mkdirSync(join(folder, 'idx'));
  for (const split of ['train', 't10k']) {
    writeFileSync(join(folder, 'idx', `${split}-images-idx3-ubyte`), images);
    writeFileSync(join(folder, 'idx', `${split}-labels-idx1-ubyte`), digits);
  }
  const { stdout, stderr } = await s4nn('sweep', config, '--json');
  const results = join(folder, 'results/moved');
  expect(JSON.parse(read(results, 'config.json').toString()).dataset.folder, stderr).toBe('../../idx');
  const evaluation = await s4nn(
    'eval',
    join(results, 'config.json'),
    '--weights',
    join(results, 'weights.npz'),
    '--json',
  );
  expect(JSON.parse(evaluation.stdout)).toMatchObject(JSON.parse(stdout).test);
});

test('a changed config does not continue another sweep’s log', async () => {
  const { folder, config } = projectWith('small', small);
  expect((await s4nn('sweep', config, '--trials', '1', '--threads', '1')).code).toBe(0);
  const before = read(folder, 'sweeps/small.journal.log');
  const { code, stderr } = await s4nn('sweep', config, '--trials', '1', '--set', '/training/epochs=4');
  expect(stderr).toContain('was written for another config:');
  expect(stderr).toContain('/training/epochs: was 3, is 4');
  expect(stderr).toContain('Start again with --fresh (forgets the earlier run), or keep both with --name.');
  expect(code).toBe(2);
  expect(read(folder, 'sweeps/small.journal.log')).toEqual(before);
  const named = await s4nn(
    'sweep',
    config,
    '--trials',
    '1',
    '--set',
    '/training/epochs=4',
    '--name',
    'other',
  );
  expect(named.code, named.stderr).toBe(0);
  const fresh = await s4nn('sweep', config, '--trials', '1', '--set', '/training/epochs=4', '--fresh');
  expect(fresh.code, fresh.stderr).toBe(0);
});

test('mistakes end with 2 and write nothing', async () => {
  const zero = structuredClone(small);
  zero.network.layers[0]!.threshold = 0;
  const { folder, config } = projectWith('zero', zero);
  const bad = await s4nn('sweep', config);
  expect(bad.code).toBe(2);
  expect(bad.stderr).toMatch(/zero\.json:18:22 \/network\/layers\/0\/threshold: found 0, expected a number/);
  expect(bad.stderr).not.toContain('    at ');
  const large = projectWith('large', { ...small, training: { ...small.training, validation: 3000 } });
  const tooLarge = await s4nn('sweep', large.config);
  expect(tooLarge.code).toBe(2);
  expect(tooLarge.stderr).toContain('found 3000, expected less than the 3000 training samples');
  const badDataset = fixture('bad-dataset.js');
  const mislabelled = projectWith('mislabelled', { ...small, dataset: badDataset });
  const misfit = await s4nn('sweep', mislabelled.config);
  expect(misfit.stderr).toBe(
    `error: ${mislabelled.config}:2:14 /dataset: train: found label 2 of sample 1, expected an index into the 2 classes\n`,
  );
  expect(misfit.code).toBe(2);
  for (const project of [folder, large.folder, mislabelled.folder])
    expect(readdirSync(project)).toEqual(['configs']);

  const { search: _, pruner: __, ...single } = small;
  const diverging = projectWith('diverging', { ...single, training: { ...single.training, validation: 0 } });
  const cases: [string[], string][] = [
    [['sweep', 'no/such.json'], 'no/such.json: no such file'],
    [
      ['sweep', config, '--threads', 'many'],
      '--threads: found many, expected auto or an integer of at least 0',
    ],
    [['sweep', config, '--sneed', '1'], "unknown option '--sneed'"],
    [
      ['sweep', 'configs/xor.json', '--trials', '5'],
      '--trials: found a config without a search, that is, a single run; leave the option out',
    ],
    [
      ['sweep', diverging.config, '--set', '/network/layers/0/learningRate=1e300'],
      'error: layer 0: found a weight of Infinity after epoch 1, expected finite ones; lower its learningRate\n',
    ],
    [['sweeep'], "unknown command 'sweeep'"],
    [['eval', config], "required option '--weights <file...>' not specified"],
    [
      ['sweep', config, '--set', 'epochs=1'],
      '--set: found epochs=1, expected POINTER=VALUE such as /training/epochs=5',
    ],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await s4nn(...args);
    expect(stderr).toContain(message);
    expect(code, args.join(' ')).toBe(2);
  }
});

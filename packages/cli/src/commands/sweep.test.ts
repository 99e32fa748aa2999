import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wasm } from '@s4nn/backend-cpu';
import { presets, split, train } from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { latency } from '@s4nn/encoders/latency';
import { readWeights } from '@s4nn/weights/files';
import { expect, test } from 'vitest';
import { small, someMnistSpace, someYinYang, tiny } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const read = (...path: string[]) => readFileSync(join(...path));
/** A search over both layers of two, which takes milliseconds per trial, too. */
const twoLayers = {
  ...someYinYang,
  network: {
    layers: [
      { size: 30, threshold: 0.5, learningRate: 0.1, init: [0, 1] },
      { size: 3, threshold: 2, learningRate: 0.1, init: [0, 1] },
    ],
  },
  training: { epochs: 3, validation: 50, seed: 3 },
  search: {
    trials: 6,
    space: { ...someMnistSpace, '/network/layers/0/threshold': { loguniform: [0.2, 1] } },
  },
  pruner: small.pruner,
};

const journal = (folder: string, name = 'small') =>
  read(folder, 'sweeps', `${name}.journal.log`)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const withoutSeconds = ({ seconds: _, ...summary }: { seconds: number }) => summary;

test('a sweep searches, retrains, tests once and writes its results', async () => {
  const { folder, config } = projectWith('small', small);
  const { code, stdout, stderr } = await run('sweep', config, '--threads', '2', '--json');
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
  const evaluation = await run(
    'eval',
    join(results, 'config.json'),
    '--weights',
    join(results, 'weights.npz'),
    '--json',
  );
  expect(JSON.parse(evaluation.stdout)).toMatchObject(summary.test);

  // The same command again runs nothing and says the same.
  const again = await run('sweep', config, '--json');
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
  const { code } = await run('sweep', config, '--threads', '1');
  expect(code).toBe(0);
  expect(JSON.parse(read(folder, 'results/small/config.json').toString()).training.batch).toBe(16);
  const written = readWeights([join(folder, 'results/small/weights.npz')]).map(({ values }) => values);

  const spikes = latency((await mnist({ train: 3000, test: 500 })).train);
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
    const { folder, config } = projectWith('small', twoLayers);
    const { stdout } = await run('sweep', config, '--threads', threads, '--json');
    runs.push({
      summary: withoutSeconds(JSON.parse(stdout)),
      config: read(folder, 'results/small/config.json'),
      weights: read(folder, 'results/small/weights.npz'),
    });
  }
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[2]).toEqual(runs[0]);
  const { config } = projectWith('small', twoLayers);
  const other = JSON.parse((await run('sweep', config, '--threads', '1', '--seed', '4', '--json')).stdout);
  expect(other.test).not.toEqual((runs[0]!.summary as unknown as { test: unknown }).test);
});

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
    expect((await run('sweep', config, '--threads', threads, '--fresh')).code).toBe(0);
    const points = journal(folder, 'finite').flatMap(({ user_attr }) => user_attr?.['s4nn:suggestion'] ?? []);
    expect(new Set(points.map(({ args }) => JSON.stringify(args))).size).toBe(12);
  }
});

test('hyperopt-js’s own search plugs in unchanged', async () => {
  const use = fileURLToPath(new URL('../../../sweep/testdata/hyperopt-random.js', import.meta.url));
  const { folder, config } = projectWith('small', { ...twoLayers, search: { ...twoLayers.search, use } });
  const { code, stderr } = await run('sweep', config, '--threads', '2');
  expect(code, stderr).toBe(0);
  const sizes = journal(folder).filter(({ param_name }) => param_name === '/network/layers/0/size');
  expect(sizes.length).toBe(6);
  expect(new Set(sizes.map(({ param_value_internal }) => param_value_internal)).size).toBeGreaterThan(1);
});

test('the config among the results leads to where the sweep’s own did', async () => {
  const word = (value: number) => [0, 0, value >> 8, value & 255];
  const images = Uint8Array.of(0, 0, 8, 3, ...word(40), ...word(1), ...word(2), ...Array(80).fill(200));
  const digits = Uint8Array.of(
    0,
    0,
    8,
    1,
    ...word(40),
    ...Array.from({ length: 40 }, (_, sample) => sample % 2),
  );
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
  const { stdout, stderr } = await run('sweep', config, '--json');
  const results = join(folder, 'results/moved');
  expect(JSON.parse(read(results, 'config.json').toString()).dataset.folder, stderr).toBe('../../idx');
  const evaluation = await run(
    'eval',
    join(results, 'config.json'),
    '--weights',
    join(results, 'weights.npz'),
    '--json',
  );
  expect(JSON.parse(evaluation.stdout)).toMatchObject(JSON.parse(stdout).test);
});

const quick = {
  ...someYinYang,
  training: { epochs: 3, validation: 50, seed: 1 },
  search: { trials: 3, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
};

test('--fresh removes what the sweep wrote, and nothing else', async () => {
  const { folder, config: file } = projectWith('small', quick);
  await run('sweep', file);
  const results = join(folder, 'results/small');
  const written = readdirSync(results).sort();
  writeFileSync(join(results, 'notes.txt'), 'mine');
  writeFileSync(join(results, 'trials.csv'), 'spoiled');
  const { code } = await run('sweep', file, '--fresh', '--set', '/search/keep=0');
  expect(code).toBe(0);
  expect(readdirSync(results).sort()).toEqual(
    [...written, 'notes.txt'].filter((name) => name !== 'trials').sort(),
  );
});

test('results of which one is missing are written again', async () => {
  const { folder, config: file } = projectWith('small', quick);
  await run('sweep', file);
  const weights = join(folder, 'results/small/weights.npz');
  rmSync(weights);
  const again = await run('sweep', file);
  expect([again.code, existsSync(weights)]).toEqual([0, true]);
  expect((await run('sweep', file)).stdout).toContain('This sweep was complete');
});

test('a sweep that ended early says why', async () => {
  const { folder, config: file } = projectWith('small', {
    ...quick,
    search: { ...quick.search, patience: 1, trials: 50 },
  });
  const { stdout } = await run('sweep', file);
  expect(stdout).toContain('ended early: no improvement within the epochs that /search/patience allows');
  expect((await run('-C', folder, 'status', 'small')).stdout).toContain('ended early: no improvement');
});

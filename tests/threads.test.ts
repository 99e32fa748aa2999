import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { someOf } from './chance.js';
import { projectWith, s4nn } from './process.js';
import { someYinYang } from './small-sweeps.js';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** A single run whose 10,000 test samples are enough work for four threads: 7,810,000 spikes into 1,050 neurons. */
const wide = {
  dataset: fixture('dense-dataset.js'),
  encoder: '@s4nn/encoders/latency',
  backend: fixture('telling-backend.js'),
  network: {
    layers: [
      { size: 1050, threshold: 100, learningRate: 0.2, init: [-1, 5] },
      { size: 10, threshold: 100, learningRate: 0, init: [-10, 10] },
    ],
  },
  training: { epochs: 1 },
};

/** The range of samples that each thread inferred, in the order of the samples. */
const slicesIn = (stderr: string): { thread: number; first: number; last: number }[] =>
  [...stderr.matchAll(/^thread (\d+) infers (\d+)…(\d+)$/gm)]
    .map(([, thread, first, last]) => ({ thread: Number(thread), first: Number(first), last: Number(last) }))
    .sort((a, b) => a.first - b.first);

const others = someOf('threads', [1, 4], 1);

test(`a large test set is inferred on as many threads as requested, with the same result to the last digit (${others.note})`, {
  timeout: 300_000,
}, async () => {
  const { folder, config } = projectWith('wide', wide);
  const sweep = await s4nn('sweep', config, '--threads', '3', '--json');
  expect(sweep.code, sweep.stderr).toBe(0);
  expect(slicesIn(sweep.stderr).map(({ first, last }) => [first, last])).toEqual([
    [0, 3332],
    [3333, 6665],
    [6666, 9999],
  ]);
  const expected = JSON.parse(sweep.stdout).test;
  expect(expected.samples).toBe(10_000);
  // Mixed-up samples would show, because their decisions and times differ.
  expect(expected.silent).toBeLessThan(1000);
  expect(expected.ties).toBeLessThan(5000);
  const results = join(folder, 'results', 'wide');
  for (const threads of others.tried) {
    const { stdout, stderr } = await s4nn(
      'eval',
      join(results, 'config.json'),
      '--weights',
      join(results, 'weights.npz'),
      '--threads',
      String(threads),
      '--json',
    );
    const found = JSON.parse(stdout);
    // One pass, and one more for each scaled threshold.
    const passes = 1 + found.thresholds.length;
    const slices = slicesIn(stderr);
    expect(slices.length, stderr).toBe(passes * Math.max(1, threads));
    // One slice needs no thread; several slices run at a time, each in its own thread.
    const used = new Set(slices.map(({ thread }) => thread));
    expect(used.has(0)).toBe(threads <= 1);
    expect(used.size).toBe(Math.max(1, threads));
    expect([slices[0]!.first, slices.at(-1)!.last]).toEqual([0, 9999]);
    expect(found, `${threads} threads`).toMatchObject(expected);
  }
});

test('a small test set is inferred without further threads', async () => {
  const { layers } = wide.network;
  const narrow = { ...wide, network: { layers: [{ ...layers[0], size: 100 }, layers[1]] } };
  const { stderr } = await s4nn('sweep', projectWith('narrow', narrow).config, '--threads', '8');
  expect(slicesIn(stderr)).toEqual([{ thread: 0, first: 0, last: 9999 }]);
});

test('a thread that ends during inference is an error, not a result', async () => {
  const { config } = projectWith('fatal', { ...wide, backend: fixture('fatal-backend.js') });
  const { code, stdout, stderr } = await s4nn('sweep', config, '--threads', '2', '--json');
  expect(stderr).toContain('the worker thread ended');
  expect([code, stdout]).toEqual([1, '']);
});

test('Node warns of nothing, however many run at a time: trials, and the sweeps of a repetition', async () => {
  const search = { trials: 12, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } } };
  const small = { ...someYinYang, training: { epochs: 2, validation: 50 } };
  const backend = { use: '@s4nn/backend-cpu', population: 12 };
  const trials = projectWith('trials', { ...small, backend, search, parallel: { workers: 12 } });
  const seeds = projectWith('seeds', small);
  const ended = await Promise.all([
    s4nn('sweep', trials.config, '--threads', '0'),
    s4nn('repeat', seeds.config, '--seeds', '12', '--threads', '12'),
  ]);
  for (const { code, stderr } of ended) {
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('Warning');
  }
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '@s4nn/config';
import type { Summary } from '@s4nn/log';
import { sweep } from '@s4nn/sweep';
import { beforeAll, expect, test } from 'vitest';
import { someYinYang } from '../../../tests/small-sweeps.js';
import { evaluateWeights } from './evaluate-weights.js';
import { robustness } from './robustness.js';
import { showNetwork } from './show/show-network.js';

const hidden = { size: 9, threshold: 0.5, learningRate: 0.1, init: [0, 1] };
const network = { layers: [hidden, ...someYinYang.network.layers] };

let config: Config;
let summary: Summary;
let weights: readonly string[];

beforeAll(async () => {
  const project = mkdtempSync(join(tmpdir(), 's4nn-measure-'));
  const file = join(project, 'small.json');
  writeFileSync(file, JSON.stringify({ ...someYinYang, network, training: { epochs: 2 }, threads: 0 }));
  config = await readConfig(file);
  summary = (await sweep(config, { project }))!;
  weights = [join(project, 'results', config.name, 'weights.npz')];
});

test('stored weights are worth what their training said, undisturbed and in detail', async () => {
  const evaluated = await evaluateWeights(config, weights);
  expect(evaluated).toMatchObject(summary.test);
  expect(evaluated.network.layers.map(({ size }) => size)).toEqual([9, 3]);
  const { network, disturbances } = await robustness(config, weights, { seeds: 1, only: ['weight-bits'] });
  expect(network).toEqual(evaluated.network);
  expect(disturbances).toHaveLength(1);
  expect(disturbances[0]!.undisturbed.potential.mean).toBe(summary.test.accuracy.potential);
});

test('a network at work decides on each sample as it did in the test', async () => {
  const { samples, accuracy, silent } = summary.test;
  const { shown, chosen, ...rest } = await showNetwork(config, weights, { sample: 7, samples });
  expect(shown.map(({ sample }) => sample)).toEqual(Array.from({ length: samples }, (_, index) => index));
  expect([chosen, rest.samples, rest.accuracy]).toEqual([7, samples, accuracy.potential]);
  const right = shown.filter(({ decided, truth }) => decided === truth).length;
  const without = shown.filter(({ step }) => step === null).length;
  expect([right / samples, without]).toEqual([accuracy.potential, silent]);
});

test('a wrong answer can be asked for, and wrong answers are half of what is shown beside a sample', async () => {
  const { mistakes } = await evaluateWeights(config, weights);
  expect(mistakes.length).toBeGreaterThan(3);
  const wrong = await showNetwork(config, weights, { sample: 'wrong' });
  expect(wrong.shown).toHaveLength(1);
  expect(wrong.shown[0]).toMatchObject({ sample: mistakes[0]!.sample, truth: mistakes[0]!.label });
  expect(wrong.shown[0]!.decided).toBe(mistakes[0]!.answer);
  const { shown } = await showNetwork(config, weights, { sample: 49, samples: 5 });
  expect(shown).toHaveLength(5);
  expect(shown.filter(({ decided, truth }) => decided !== truth).length).toBeGreaterThanOrEqual(2);
  await expect(showNetwork(config, weights, { sample: 50 })).rejects.toThrow(
    '--sample: found 50, expected one of the test samples, 0…49',
  );
});

test('it shows spikes and latencies of every layer', async () => {
  const { network, shown, latencies, latencySamples, ...rest } = await showNetwork(config, weights, {
    sample: 3,
  });
  expect([shown[0]!.image, rest.fields, rest.samples, latencySamples]).toEqual([null, [], 50, 50]);
  expect(shown[0]!.times.map(({ length }) => length)).toEqual([network.inputs, 9, 3]);
  expect(latencies.map((counts) => counts.length)).toEqual([32, 32, 32]);
  const most = [network.inputs, 9, 3].map((size) => size * latencySamples);
  latencies.forEach((counts, k) => {
    const sum = counts.reduce((total, count) => total + count, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(most[k]!);
  });
});

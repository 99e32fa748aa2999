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
  let [right, without] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const shown = await showNetwork(config, weights, { sample });
    right += Number(shown.decided === shown.truth);
    without += Number(shown.step === null);
  }
  expect([right / samples, without]).toEqual([accuracy.potential, silent]);
});

test('it shows spikes, potentials and latencies of every layer', async () => {
  const shown = await showNetwork(config, weights, { sample: 3 });
  const { network, spikes, potentials, latencies, latencySamples, samples } = shown;
  expect([shown.image, shown.fields, samples, latencySamples]).toEqual([null, [], 50, 50]);
  expect([spikes.length, potentials.map(({ length }) => length)]).toEqual([3, [8, 3]]);
  for (const [k, layer] of potentials.entries()) {
    const times = new Map(spikes[k + 1]!.map(([step, neuron]) => [neuron, step]));
    for (const { neuron, potentials, fires } of layer) {
      expect(potentials).toHaveLength(network.duration);
      expect(fires).toBe(times.get(neuron) ?? null);
      // It crossed its threshold a delay before its spike, and not earlier.
      const crossing = potentials.findIndex((potential) => potential > network.layers[k]!.threshold);
      if (fires !== null) expect(crossing + network.neuron.delay).toBe(fires);
    }
  }
  expect(latencies.map((counts) => counts.length)).toEqual([32, 32, 32]);
  const most = [network.inputs, 9, 3].map((size) => size * latencySamples);
  latencies.forEach((counts, k) => {
    const sum = counts.reduce((total, count) => total + count, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(most[k]!);
  });
});

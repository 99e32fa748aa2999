import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { weights as asWeights, spikeTimes, type Weights } from './arrays.js';
import type { Network } from './network.js';
import { forward, learn } from './reference.js';
import { presets } from './rule.js';

interface Case {
  name: string;
  inputs: number;
  hidden: number;
  outputs: number;
  duration: number;
  thresholds: [number, number];
  learningRates: [number, number];
  decay: [number, number];
  margin: number;
  initial: number[][][];
  samples: { times: number[]; label: number; hidden: number[]; output: number[] }[];
  after: Record<string, number[][][]>;
}

const golden: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('../testdata/golden.json', import.meta.url), 'utf8'),
);

const toWeights = (layers: number[][][]): Weights[] =>
  layers.map((rows) => asWeights(Float64Array.from(rows.flat())));

describe.each(golden.cases)('figures of the authors’ algorithm: $name', (given) => {
  const layer = (k: 0 | 1, size: number) => ({
    size,
    threshold: given.thresholds[k],
    learningRate: given.learningRates[k],
    decay: given.decay[k],
    init: [0, 1] as const,
  });
  const network: Network = {
    inputs: given.inputs,
    duration: given.duration,
    neuron: presets.reference.neuron,
    layers: [layer(0, given.hidden), layer(1, given.outputs)],
  };
  const rule = { ...presets.reference.rule, margin: given.margin };

  test('every spike time exactly, every weight to 1e-12', () => {
    let weights = toWeights(given.initial);
    let compared = 0;
    given.samples.forEach((sample, index) => {
      const times = forward(network, weights, spikeTimes(Uint16Array.from(sample.times)));
      expect([...times[1]!], `hidden times of sample ${index}`).toEqual(sample.hidden);
      expect([...times[2]!], `output times of sample ${index}`).toEqual(sample.output);
      weights = learn(network, weights, times, sample.label, rule);
      const expected = given.after[String(index + 1)];
      if (!expected) return;
      toWeights(expected).forEach((values, k) => {
        values.forEach((value, w) => {
          expect(Math.abs(weights[k]![w]! - value)).toBeLessThanOrEqual(1e-12);
          compared++;
        });
      });
    });
    expect(compared).toBe(3 * weights.reduce((sum, { length }) => sum + length, 0));
  });
});

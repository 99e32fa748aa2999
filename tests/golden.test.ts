import { typescript } from '@s4nn/backend-cpu/typescript';
import { wasm } from '@s4nn/backend-cpu/wasm';
import {
  type Backend,
  collectSpikes,
  forward,
  labels,
  learn,
  reference,
  spikeTimes,
  type Weights,
} from '@s4nn/core';
import { describe, expect, test } from 'vitest';
import { cases, type GoldenCase, networkOf, toWeights } from '../packages/core/testdata/golden.js';

test.each(cases)('the reference, $name: every spike time of every layer, every weight to 1e-12', (given) => {
  const { network, rule } = networkOf(given);
  let weights = toWeights(given.initial);
  let compared = 0;
  for (const [index, sample] of given.samples.entries()) {
    const times = forward(network, weights, spikeTimes(Uint16Array.from(sample.times)));
    expect([...times[1]!], `hidden times of sample ${index}`).toEqual(sample.hidden);
    expect([...times[2]!], `output times of sample ${index}`).toEqual(sample.output);
    weights = learn(network, weights, [{ times, label: sample.label }], { rule, rate: 1, batch: 1 });
    compared += expectClose(weights, given.after[String(index + 1)], 1e-12);
  }
  expect(compared).toBe(3 * given.initial.flat(2).length);
});

/**
 * Compares weights with the given figures.
 * @returns how many were compared; 0 if no figures are given.
 */
function expectClose(
  found: readonly Weights[],
  expected: GoldenCase['initial'] | undefined,
  tolerance: number,
) {
  const layers = expected ? toWeights(expected) : [];
  layers.forEach((values, k) => {
    values.forEach((value, w) => {
      expect(Math.abs(found[k]![w]! - value)).toBeLessThanOrEqual(tolerance);
    });
  });
  return layers.reduce((count, { length }) => count + length, 0);
}

const backends: [string, () => Backend, tolerance: number][] = [
  ['reference', reference, 1e-12],
  ['wasm', wasm, 2e-5],
  ['typescript', typescript, 2e-5],
];

describe.each(backends)(
  '%s learns as the authors’ algorithm does, sample by sample',
  (_, create, tolerance) => {
    test.each(cases)('$name', async (given) => {
      const { network, rule } = networkOf(given);
      const classes = labels(given.samples.map(({ label }) => label));
      const spikes = collectSpikes(classes, given.inputs, given.duration, (sample, times) => {
        times.set(given.samples[sample]!.times);
      });
      await using model = await create().compile([network]);
      await model.write([toWeights(given.initial)]);
      let compared = 0;
      for (const [index, sample] of given.samples.entries()) {
        const samples = Uint32Array.of(index);
        const [inference] = await model.infer(spikes, samples, 'full');
        expect([...inference!.times], `output times of sample ${index}`).toEqual(sample.output);
        await model.train(spikes, [{ samples, rule, rate: 1, batch: 1 }]);
        const [weights] = await model.read();
        compared += expectClose(weights!, given.after[String(index + 1)], tolerance);
      }
      expect(compared).toBe(3 * given.initial.flat(2).length);
    });
  },
);

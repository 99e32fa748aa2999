import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weights } from '../arrays.js';
import { InputError } from '../errors.js';
import type { Network } from '../network/network.js';
import { reference } from '../reference/reference-backend.js';
import { drawCase } from '../testing/case.js';
import { integerInference } from './integer-inference.js';
import { quantise } from './quantise.js';

const layer = { learningRate: 0, decay: 0, init: [0, 1] } as const;
const network = (crossing: '>' | '>=', threshold: number): Network => ({
  inputs: 3,
  duration: 10,
  neuron: { crossing, delay: 1 },
  layers: [{ ...layer, size: 2, threshold }],
});
const given = [weights(Float64Array.of(0.7, -0.1, 0.35, 0.049, 0, -0.7))];

test('weights in steps of the largest, the threshold as sums of them can tell it', () => {
  const [four] = quantise(network('>', 0.5), given, [4]).layers;
  expect(four).toMatchObject({ size: 2, inputs: 3, bits: 4, weights: Int32Array.of(7, -1, 4, 0, 0, -7) });
  expect(four!.scale).toBeCloseTo(0.1, 12);
  expect(four!.threshold).toBe(5);
  // Sums reach from -7 to 11: five bits.
  expect(four!.accumulatorBits).toBe(5);
  expect(quantise(network('>=', 0.55), given, [4]).layers[0]!.threshold).toBe(6);
  expect(quantise(network('>', 0.55), given, [4]).layers[0]!.threshold).toBe(5);
});

test('all 0 stays so, and other bits are refused', () => {
  const zero = [weights(new Float32Array(6))];
  expect(quantise(network('>', 0.5), zero, [2]).layers[0]).toMatchObject({ scale: 1, threshold: 0 });
  for (const bits of [1, 17, 2.5]) {
    expect(() => quantise(network('>', 0.5), given, [bits])).toThrow(
      new InputError(`quantise.layers[0].bits: found ${bits}, expected an integer from 2 to 16`),
    );
  }
  expect(() => quantise(network('>', 0.5), given, [])).toThrow(
    'quantise.bits: found 0, expected 1, one per layer',
  );
  expect(() => quantise(network('>', 0.5), [], [4])).toThrow(
    'quantise.weights: found 0, expected 1, one per layer',
  );
  expect(() => quantise(network('>', 0.5), [weights(new Float32Array(5))], [4])).toThrow(
    'quantise.weights of layer 0: found 5 numbers, expected 6, [2 outputs × 3 inputs]',
  );
  for (const wrong of [Number.NaN, Infinity]) {
    expect(() => quantise(network('>', 0.5), [weights(Float32Array.of(0, wrong, 0, 0, 0, 1))], [4])).toThrow(
      new InputError('quantise.layers[0]: found a weight that is not finite, expected finite ones'),
    );
  }
  expect(() => quantise(network('>', Number.NaN), given, [4])).toThrow('threshold: found NaN, expected');
});

test('integers decide as the reference does with the same weights, spike for spike', async () => {
  const shape = fc.record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    bits: fc.integer({ min: 2, max: 16 }),
    sizes: fc.constantFrom([3], [8, 4], [6, 5, 3]),
    crossing: fc.constantFrom('>' as const, '>=' as const),
    delay: fc.constantFrom(0 as const, 1 as const),
  });
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(shape, async ({ seed, bits, sizes, crossing, delay }) => {
      const drawn = drawCase({
        inputs: 20,
        sizes,
        seed,
        duration: 32,
        samples: 12,
        neuron: { crossing, delay },
      });
      const quantised = quantise(
        drawn.network,
        drawn.weights,
        sizes.map(() => bits),
      );
      const layers = drawn.network.layers.map((each, k) => {
        const { threshold } = quantised.layers[k]!;
        // Of 0 it would be no network, and half more changes no comparison of integers with >.
        return { ...each, threshold: crossing === '>' ? threshold + 0.5 : threshold };
      });
      const same = { ...drawn.network, layers: layers as unknown as Network['layers'] };
      await using model = await reference().compile([same]);
      await model.write([quantised.layers.map((each) => weights(Float64Array.from(each.weights)))]);
      const [expected] = await model.infer(drawn.spikes, undefined, 'full');
      expect(integerInference(quantised, drawn.spikes)).toEqual(expected);
      decided += expected!.times.filter((time) => time < same.duration).length;
    }),
    { numRuns: 100 },
  );
  expect(decided).toBeGreaterThan(100);
});

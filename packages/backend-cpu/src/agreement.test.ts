import { deepStrictEqual } from 'node:assert/strict';
import { type Backend, collectSpikes, labels, type Network, type Rule, random, weights } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../../../tests/chance.js';
import { typescript } from './typescript/index.js';
import { wasm } from './wasm/index.js';

const scenario = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 200, max: 500 })),
  sizes: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
  duration: fc.constantFrom(1, 2, 3, 16, 256, 65535),
  crossing: fc.constantFrom('>' as const, '>=' as const),
  delay: fc.constantFrom(0 as const, 1 as const),
  silent: fc.constantFrom('learn' as const, 'zero' as const),
  backpropagate: fc.constantFrom('updated' as const, 'previous' as const),
  margin: fc.integer({ min: 0, max: 10 }),
  decay: fc.constantFrom(0, 1e-6, 0.01, 5),
  batch: fc.constantFrom(1, 1, 2, 7, 30, 1000),
});

const { options, tried } = cases(200);
test(`both engines give the same numbers, bit for bit: weights, times, potentials and counts (${tried})`, async () => {
  let learned = 0;
  let spikesSeen = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const { inputs, sizes, duration, decay } = given;
      const draw = random(given.seed, 'agreement');
      const layers = sizes.map((size, k) => {
        const arriving = k === 0 ? inputs : sizes[k - 1]!;
        return { size, threshold: 0.05 + arriving * 0.2 * draw(), learningRate: 0.3, decay, init: [0, 1] };
      }) as never as Network['layers'];
      const { crossing, delay } = given;
      const network: Network = { inputs, duration, neuron: { crossing, delay }, layers };
      const initial = sizes.map((size, k) => {
        const length = size * (k === 0 ? inputs : sizes[k - 1]!);
        return weights(Float64Array.from({ length }, () => 2 * draw() - 0.5));
      });
      const classes = labels(Array.from({ length: 12 }, () => Math.floor(draw() * sizes.at(-1)!)));
      const spikes = collectSpikes(classes, inputs, duration, (_, times) => {
        for (let i = 0; i < inputs; i++) times[i] = Math.floor(draw() * (duration + 1));
      });
      const rule: Rule = {
        use: 's4nn',
        margin: given.margin,
        silent: given.silent,
        backpropagate: given.backpropagate,
      };
      const samples = Uint32Array.from({ length: 30 }, () => Math.floor(draw() * 12));
      const run = async (backend: Backend) => {
        const model = await backend.compile([network]);
        await model.write([initial]);
        const before = await model.infer(spikes, undefined, 'full');
        const stats = await model.train(spikes, [{ samples, rule, rate: 0.7, batch: given.batch }]);
        return {
          before,
          decided: (await model.infer(spikes)).map(({ potentials, spikesToDecision }) => ({
            potentials,
            spikesToDecision,
          })),
          stats,
          weights: await model.read(),
          after: await model.infer(spikes, undefined, 'full'),
        };
      };
      const [a, b] = [await run(wasm()), await run(typescript())];
      // Of arrays of numbers faster than toEqual, and as strict.
      deepStrictEqual(a, b);
      learned += a.stats[0]!.learned;
      spikesSeen += a.before[0]!.spikes!.reduce((sum, count) => sum + count, 0);
    }),
    options,
  );
  expect(learned).toBeGreaterThan(1000);
  expect(spikesSeen).toBeGreaterThan(20_000);
});

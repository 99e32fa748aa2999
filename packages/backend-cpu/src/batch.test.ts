import {
  collectSpikes,
  labels,
  type Network,
  type Neuron,
  presets,
  type Rule,
  random,
  reference,
  type Weights,
  weights,
} from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typescript } from './typescript/index.js';
import { wasm } from './wasm/index.js';

const scenario = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 50 }),
  sizes: fc.array(fc.integer({ min: 1, max: 55 }), { minLength: 1, maxLength: 4 }),
  preset: fc.constantFrom('reference' as const, 'paper' as const),
  backpropagate: fc.constantFrom('updated' as const, 'previous' as const),
  samples: fc.integer({ min: 1, max: 12 }),
  spare: fc.integer({ min: 0, max: 20 }),
  decay: fc.constantFrom(0, 0.01, 1),
});

/** A network and samples whose potentials float32 adds exactly. */
function draw(seed: number, inputs: number, sizes: readonly number[], neuron: Neuron, decay: number) {
  const next = random(seed, 'batch');
  const layers = sizes.map((size, k) => {
    const arriving = k === 0 ? inputs : sizes[k - 1]!;
    const threshold = Math.ceil(arriving * (8 + 24 * next())) / 64;
    return { size, threshold, learningRate: 0.3, decay, init: [0, 1] };
  }) as never as Network['layers'];
  const network: Network = { inputs, duration: 24, neuron, layers };
  const initial = sizes.map((size, k) => {
    const length = size * (k === 0 ? inputs : sizes[k - 1]!);
    return weights(Float32Array.from({ length }, () => Math.floor(128 * next() - 32) / 64));
  });
  const classes = labels(Array.from({ length: 12 }, () => Math.floor(next() * sizes.at(-1)!)));
  const spikes = collectSpikes(classes, inputs, 24, (_, times) => {
    for (let i = 0; i < inputs; i++) times[i] = Math.floor(next() * 25);
  });
  return { network, initial, spikes };
}

describe.each(Object.entries({ wasm, typescript }))('%s', (_, create) => {
  test('a group of samples changes weights as the reference does, whatever its shape', async () => {
    let learned = 0;
    await fc.assert(
      fc.asyncProperty(scenario, async ({ seed, inputs, sizes, preset, decay, ...given }) => {
        const { neuron, rule } = presets[preset];
        const { network, initial, spikes } = draw(seed, inputs, sizes, neuron, decay);
        const plan = {
          samples: Uint32Array.from({ length: given.samples }, (_, s) => s),
          rule: { ...rule, backpropagate: given.backpropagate } as Rule,
          rate: 0.7,
          batch: given.samples + given.spare,
        };
        const [expected, found] = [await reference().compile([network]), await create().compile([network])];
        await expected.write([initial]);
        await found.write([initial]);
        const [stats] = await expected.train(spikes, [plan]);
        expect(await found.train(spikes, [plan])).toEqual([stats]);
        expectClose((await found.read())[0]!, (await expected.read())[0]!);
        learned += stats!.learned;
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(learned).toBeGreaterThan(500);
  });

  test('a group of one in a larger batch is batch 1 through the previous weights, bit for bit', async () => {
    const { network, initial, spikes } = draw(3, 40, [49, 30, 5], presets.reference.neuron, 0.01);
    const rule: Rule = { ...presets.reference.rule, backpropagate: 'previous' };
    for (let sample = 0; sample < 12; sample++) {
      const learn = async (batch: number) => {
        const model = await create().compile([network]);
        await model.write([initial]);
        const stats = await model.train(spikes, [{ samples: Uint32Array.of(sample), rule, rate: 1, batch }]);
        return { stats, weights: await model.read() };
      };
      expect(await learn(8)).toEqual(await learn(1));
    }
  });

  test('each network of a model may have its own batch', async () => {
    const { network, initial, spikes } = draw(4, 40, [49, 5], presets.reference.neuron, 0.01);
    const samples = Uint32Array.from({ length: 12 }, (_, s) => s);
    const plans = [1, 5, 3].map((batch) => ({ samples, rule: presets.reference.rule, rate: 1, batch }));
    const model = await create().compile([network, network, network]);
    await model.write([initial, initial, initial]);
    for (let pass = 0; pass < 2; pass++) await model.train(spikes, plans);
    const together = await model.read();
    for (const [index, plan] of plans.entries()) {
      const alone = await create().compile([network]);
      await alone.write([initial]);
      for (let pass = 0; pass < 2; pass++) await alone.train(spikes, [plan]);
      expect((await alone.read())[0]).toEqual(together[index]);
    }
  });

  test('unsound spikes within a group leave nothing behind', async () => {
    const { network, initial, spikes } = draw(5, 40, [30, 5], presets.reference.neuron, 0);
    const model = await create().compile([network]);
    const plan = (batch: number) => ({
      samples: Uint32Array.from({ length: 12 }, (_, s) => s),
      rule: presets.reference.rule,
      rate: 1,
      batch,
    });
    const times = spikes.times.slice();
    // Out of order in the middle of the second group.
    times[spikes.offsets[7]!] = 23;
    await model.write([initial]);
    const broken = { ...spikes, times: times as typeof spikes.times };
    await expect(model.train(broken, [plan(5)])).rejects.toThrow('spikes of sample 7');
    const learn = async (fresh: boolean) => {
      const other = fresh ? await create().compile([network]) : model;
      await other.write([initial]);
      await other.train(spikes, [plan(4)]);
      return other.read();
    };
    expect(await learn(false)).toEqual(await learn(true));
  });
});

test('wasm refuses a batch whose gradients cannot be addressed, and still works without it', async () => {
  const layer = { threshold: 1, learningRate: 0.1, decay: 0, init: [0, 1] } as const;
  const wide: Network = {
    inputs: 200_000,
    duration: 8,
    neuron: presets.reference.neuron,
    layers: [
      { ...layer, size: 2740 },
      { ...layer, size: 2 },
    ],
  };
  const spikes = collectSpikes(labels([0]), 200_000, 8, (_, times) => times.fill(8));
  const model = await wasm().compile([wide]);
  const plan = { samples: Uint32Array.of(0, 0), rule: presets.reference.rule, rate: 1 };
  await expect(model.train(spikes, [{ ...plan, batch: 2 }])).rejects.toThrow(
    'batch: found 2, whose gradients bring the model to 4.1 GiB, expected at most 4 GiB, all that WebAssembly ' +
      'can address; make the layers smaller, or use rule s4nn, sgd and batch 1',
  );
  expect((await model.infer(spikes))[0]!.times).toHaveLength(2);
});

function expectClose(found: readonly Weights[], expected: readonly Weights[]): void {
  expected.forEach((layer, k) => {
    layer.forEach((value, w) => {
      const difference = Math.abs(found[k]![w]! - value);
      // Written so that NaN fails.
      if (!(difference <= 1e-5 * Math.max(1, Math.abs(value)))) {
        expect.fail(`weight ${w} of layer ${k}: found ${found[k]![w]}, expected ${value}`);
      }
    });
  });
}

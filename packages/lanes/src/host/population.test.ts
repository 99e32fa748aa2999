import {
  type Backend,
  collectSpikes,
  indices,
  labels,
  type Network,
  neuronsOf,
  random,
  reference,
  type TrainingOptions,
  train,
} from '@s4nn/core';
import { backendContract } from '@s4nn/core/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../../tests/chance.js';
import { batchModels } from './population.js';

// On small shapes: a large network would only give the reference more work.
describe('batched models keep the contract of backends', () => {
  for (const check of backendContract(() => batchModels(reference()), { learnsAll: true, shapes: 'small' }))
    test(check.name, check.run, 60_000);
});

const [inputs, duration, samples] = [20, 16, 40];
const layer = { learningRate: 0.2, decay: 1e-3, init: [0, 1] } as const;
const network: Network = {
  inputs,
  duration,
  neuron: { crossing: '>', delay: 1 },
  layers: [
    { ...layer, size: 9, threshold: 3 },
    { ...layer, size: 3, threshold: 1 },
  ],
};
const draw = random(1, 'population');
const classes = labels(Array.from({ length: samples }, () => Math.floor(3 * draw())));
const spikes = collectSpikes(classes, inputs, duration, (_, times) => {
  for (let input = 0; input < inputs; input++)
    times[input] = Math.min(duration, Math.floor(1.3 * duration * draw()));
});

/** The same network with another hidden layer and output threshold. */
const varied = (size: number, threshold: number): Network => ({
  ...network,
  layers: [
    { ...layer, size, threshold: 3 },
    { ...network.layers[1]!, threshold },
  ],
});

/** Trains a network as a trial does; returns its reports and its last weights. */
async function trained(backend: Backend, of: Network, options: TrainingOptions) {
  await using model = await backend.compile([of]);
  const reports = [];
  for await (const report of train(model, spikes, { validation: indices(10), ...options })) {
    reports.push(report);
  }
  return { reports, weights: await model.read() };
}

/** The reference backend, with a list of its calls and how many networks each was for. */
function watched() {
  const calls: string[] = [];
  const backend: Backend = {
    compile: async (networks) => {
      const model = await reference().compile(networks);
      const recorded =
        <Given extends unknown[], Result>(name: string, call: (...given: Given) => Result) =>
        (...given: Given): Result => {
          calls.push(`${name} ${networks.length}`);
          return call(...given);
        };
      return {
        ...model,
        train: recorded('train', model.train),
        infer: recorded('infer', model.infer),
        read: recorded('read', model.read),
        [Symbol.asyncDispose]: recorded('dispose', model[Symbol.asyncDispose]),
      };
    },
  };
  return { backend, calls };
}

test('networks that start together are trained, validated and read by one call each', async () => {
  const { backend, calls } = watched();
  const shared = batchModels(backend);
  const each = [0.5, 1, 2, 4].map((threshold, index) => ({
    of: varied(9, threshold),
    options: { epochs: 3, seed: index },
  }));
  const found = await Promise.all(each.map(({ of, options }) => trained(shared, of, options)));
  const alone = [];
  for (const { of, options } of each) alone.push(await trained(reference(), of, options));
  expect(found).toEqual(alone);
  const epoch = ['train 4', 'infer 4', 'read 4'];
  expect(calls).toEqual([...epoch, ...epoch, ...epoch, 'dispose 4']);
});

test('a network that joins later catches up, and one that leaves does not disturb the others', async () => {
  const { backend, calls } = watched();
  const shared = batchModels(backend);
  const late = async () => {
    // However fast the machine is, it joins after a few epochs of the others.
    while (calls.filter((call) => call.startsWith('train')).length < 5) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    return trained(shared, varied(9, 3), { epochs: 4, seed: 7 });
  };
  const many = [
    trained(shared, network, { epochs: 2, seed: 1 }),
    trained(shared, network, { epochs: 60, seed: 2 }),
  ];
  const found = await Promise.all([...many, late()]);
  expect(found).toEqual([
    await trained(reference(), network, { epochs: 2, seed: 1 }),
    await trained(reference(), network, { epochs: 60, seed: 2 }),
    await trained(reference(), varied(9, 3), { epochs: 4, seed: 7 }),
  ]);
  expect(calls.filter((call) => call === 'train 2').length).toBeGreaterThanOrEqual(2 + 4);
  expect(calls.filter((call) => call === 'train 1').length).toBeGreaterThan(0);
  expect(calls.filter((call) => call.startsWith('dispose')).length).toBeGreaterThanOrEqual(3);
});

const { options: mixtures, tried } = cases(15);
test(`any mixture of shapes, batches, lengths and patience gives what each network gives alone (${tried})`, async () => {
  const one = fc.record({
    size: fc.constantFrom(4, 9),
    threshold: fc.constantFrom(0.5, 2),
    delay: fc.constantFrom(0, 0, 1, 5),
    epochs: fc.integer({ min: 1, max: 4 }),
    batch: fc.constantFrom(1, 8),
    seed: fc.nat(5),
    revive: fc.constantFrom(0, 0.9),
    patience: fc.option(fc.constant(1), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 6 }), async (all) => {
      const run = async (
        backend: Backend,
        { size, threshold, delay, patience, ...rest }: (typeof all)[0],
      ) => {
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
        const options = { ...rest, ...(patience !== undefined && { patience }) };
        return trained(backend, varied(size, threshold), options);
      };
      const shared = batchModels(reference());
      const found = await Promise.all(all.map((each) => run(shared, each)));
      for (const [index, each] of all.entries()) {
        expect(found[index]).toEqual(await run(reference(), { ...each, delay: 0 }));
      }
    }),
    mixtures,
  );
});

test('an error of a call rejects all requests in it; the others continue', async () => {
  let broken = true;
  const shared = batchModels({
    compile: async (networks) => {
      const model = await reference().compile(networks);
      return {
        ...model,
        train: async (...given) => {
          if (neuronsOf(networks[0], 0) === 4 && broken) throw new Error('lost');
          return model.train(...given);
        },
      };
    },
  });
  const options = { epochs: 2, seed: 1 };
  const found = await Promise.allSettled([
    trained(shared, varied(4, 1), options),
    trained(shared, varied(9, 1), options),
    trained(shared, varied(4, 2), options),
  ]);
  expect(found.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  broken = false;
  expect(await trained(shared, varied(4, 1), options)).toEqual(
    await trained(reference(), varied(4, 1), options),
  );
});

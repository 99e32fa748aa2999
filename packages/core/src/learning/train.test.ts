import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labels } from '../arrays.js';
import { collectSpikes, type Spikes } from '../data/spikes.js';
import { split } from '../data/split.js';
import { InputError } from '../errors.js';
import { initialWeights } from '../network/initial-weights.js';
import type { Network } from '../network/network.js';
import { random } from '../random.js';
import { reference } from '../reference/reference-backend.js';
import { presets } from '../rules/presets.js';
import { train } from './train.js';
import type { EpochReport, TrainingState } from './training.js';

/** Two classes: the first or the second half of the inputs fires early. */
function twoHalves(count: number, seed: number): Spikes {
  const draw = random(seed, 'two halves');
  const classes = labels(Array.from({ length: count }, (_, sample) => sample % 2));
  return collectSpikes(classes, 8, 32, (sample, times) => {
    for (let i = 0; i < 8; i++) {
      const early = Number(i >= 4) === classes[sample];
      times[i] = Math.floor(draw() * 12) + (early ? 0 : 16);
    }
  });
}

const layer = { threshold: 3, learningRate: 0.1, decay: 1e-6, init: [0, 1] } as const;
const network: Network = {
  inputs: 8,
  duration: 32,
  neuron: presets.reference.neuron,
  layers: [
    { ...layer, size: 10 },
    { ...layer, size: 2 },
  ],
};

const collect = async (options: Partial<Parameters<typeof train>[2]> = {}) => {
  const model = await reference().compile([network]);
  const spikes = twoHalves(120, 1);
  const reports = [];
  const parts = split(120, 40, 1);
  for await (const report of train(model, spikes, { epochs: 6, seed: 1, ...parts, ...options })) {
    reports.push(report);
  }
  return { reports, weights: (await model.read())[0]! };
};

test('learns, and validates on samples it does not learn from', async () => {
  const { reports } = await collect();
  expect(reports.map((report) => report.epoch)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(reports.at(-1)!.validation!.samples).toBe(40);
  expect(reports.at(-1)!.best!.accuracy).toBeGreaterThan(0.95);
});

test('the best epoch is the earliest with the highest validation accuracy', async () => {
  const { reports } = await collect();
  const accuracies = reports.map((report) => report.validation!.accuracy.potential);
  reports.forEach((report, index) => {
    const soFar = accuracies.slice(0, index + 1);
    const highest = Math.max(...soFar);
    expect(report.best).toEqual({ epoch: soFar.indexOf(highest) + 1, accuracy: highest });
  });
});

test('patience ends it so many epochs after the best one, also where it is resumed', async () => {
  const long = (await collect({ epochs: 40 })).reports;
  const end = long.findIndex(({ epoch, best }) => epoch - best!.epoch >= 3) + 1;
  expect(end).toBeGreaterThan(3);
  const { reports, weights } = await collect({ epochs: 40, patience: 3 });
  expect(reports).toEqual(long.slice(0, end));
  expect(weights).toEqual((await collect({ epochs: end })).weights);
  const { best } = reports.at(-1)!;
  const over = await collect({ epochs: 40, patience: 3, resume: { epoch: end, weights, best } });
  expect(over.reports).toEqual([]);
  expect((await collect({ epochs: end - 1, patience: 3 })).reports).toHaveLength(end - 1);
});

test('same seed, same weights; another seed or order, other weights', async () => {
  const first = await collect();
  expect((await collect()).weights).toEqual(first.weights);
  expect((await collect({ seed: 2 })).weights).not.toEqual(first.weights);
  expect((await collect({ shuffle: false })).weights).not.toEqual(first.weights);
});

test('stopping early leaves the weights of the last epoch asked for', async () => {
  const model = await reference().compile([network]);
  for await (const report of train(model, twoHalves(120, 1), { epochs: 6, seed: 1, revive: 0 })) {
    if (report.epoch === 3) break;
  }
  const stopped = (await model.read())[0];
  const short = await collectAll(3);
  expect(stopped).toEqual(short);
});

async function collectAll(epochs: number) {
  const model = await reference().compile([network]);
  for await (const _ of train(model, twoHalves(120, 1), { epochs, seed: 1, revive: 0 }));
  return (await model.read())[0];
}

test('dead hidden neurons get new weights before the next epoch, never after the last', async () => {
  const dead: Network = {
    ...network,
    layers: [{ ...network.layers[0], threshold: 7.9, init: [0, 1] }, network.layers[1]!],
  };
  const run = async (epochs: number) => {
    const model = await reference().compile([dead]);
    const reports = [];
    for await (const report of train(model, twoHalves(60, 2), { epochs, seed: 3 })) reports.push(report);
    return { reports, weights: (await model.read())[0]! };
  };
  const one = await run(1);
  expect(one.reports[0]!.revived).toBe(10);
  const initial = initialWeights(dead, 3)[0]!;
  one.weights[0]!.forEach((value, index) => {
    // Only decay touched them: 60 samples of 1 − 0.1 · 1e-6.
    expect(value).toBeCloseTo(initial[index]! * (1 - 1e-7) ** 60, 10);
  });
  const two = await run(2);
  expect(Math.abs(two.weights[0]![0]! - one.weights[0]![0]!)).toBeGreaterThan(1e-3);
});

/** Neurons that die and are revived, epoch by epoch. */
const dying: Network = {
  ...network,
  layers: [{ ...network.layers[0], threshold: 5.5, learningRate: 0.4 }, network.layers[1]!],
};

test('trained with any breaks, a network comes to the same bits as without', async () => {
  const spikes = twoHalves(60, 2);
  const epochs = 5;
  const revivals: number[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([1, 2, 3, 4]),
      fc.record({
        batch: fc.constantFrom(1, 7),
        shuffle: fc.boolean(),
        revive: fc.constantFrom(0, 0.5),
        seed: fc.nat(5),
      }),
      async (cuts, options) => {
        const once = { reports: [] as EpochReport[], states: [] as TrainingState[] };
        const whole = await reference().compile([dying]);
        const all = { ...options, ...split(60, 20, 1), epochs };
        const keep = (state: TrainingState) => once.states.push(state);
        for await (const report of train(whole, spikes, { ...all, keep })) once.reports.push(report);
        revivals.push(...once.reports.slice(0, -1).map(({ revived }) => revived));

        const parts = { reports: [] as EpochReport[], states: [] as TrainingState[] };
        let weights = await whole.read();
        for (const to of [...cuts, epochs]) {
          // Another model each time, as in another process.
          const model = await reference().compile([dying]);
          const from = parts.states.at(-1);
          const resume = from ? { resume: from } : {};
          const keep = (state: TrainingState) => parts.states.push(state);
          for await (const report of train(model, spikes, { ...all, ...resume, keep })) {
            parts.reports.push(report);
            if (report.epoch === to) break;
          }
          weights = await model.read();
        }
        expect(parts).toEqual(once);
        expect(weights).toEqual(await whole.read());
      },
    ),
    { numRuns: 25 },
  );
  expect(revivals.some((revived) => revived > 0)).toBe(true);
  expect(revivals.some((revived) => revived === 0)).toBe(true);
});

test('a state of epoch 0 starts from given weights, and a finished one does nothing', async () => {
  const spikes = twoHalves(60, 2);
  const given = initialWeights(network, 9);
  const model = await reference().compile([network]);
  const resume = { epoch: 0, weights: given, best: null };
  for await (const _ of train(model, spikes, { epochs: 2, seed: 1, resume }));
  const other = await reference().compile([network]);
  for await (const _ of train(other, spikes, { epochs: 2, seed: 1 }));
  expect(await model.read()).not.toEqual(await other.read());
  const finished = { epoch: 2, weights: given, best: null };
  for await (const _ of train(model, spikes, { epochs: 2, seed: 1, resume: finished })) expect.unreachable();
  expect((await model.read())[0]!.map((layer) => Float32Array.from(layer))).toEqual(given);
});

test('learns in batches, which 1 is not, and 1 is the default', async () => {
  const one = await collect({ batch: 1 });
  expect((await collect()).weights).toEqual(one.weights);
  const five = await collect({ batch: 5, epochs: 30 });
  expect(five.weights).not.toEqual(one.weights);
  expect(five.reports.at(-1)!.best!.accuracy).toBeGreaterThan(0.95);
});

test('a validation set larger than the data is refused', () => {
  expect(() => split(10, 11, 1)).toThrow(
    new InputError('split.validation: found 11, expected an integer from 0 to 10'),
  );
  expect(() => split(10, 2.5, 1)).toThrow(
    new InputError('split.validation: found 2.5, expected an integer from 0 to 10'),
  );
  expect(() => split(Number.NaN, 0, 1)).toThrow('split.count: found NaN, expected an integer of at least 0');
  expect(() => split(10, 5, Number.NaN)).toThrow('split.seed: found NaN, expected an integer of at least 0');
});

test('split: disjoint, complete, ascending, by seed', () => {
  const { training, validation } = split(1000, 250, 5);
  expect(validation.length).toBe(250);
  expect([...training, ...validation].sort((a, b) => a - b)).toEqual([...Array(1000).keys()]);
  expect([...training].every((value, index) => index === 0 || value > training[index - 1]!)).toBe(true);
  expect(split(1000, 250, 6).validation).not.toEqual(validation);
});

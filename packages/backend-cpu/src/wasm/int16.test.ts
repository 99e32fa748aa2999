import { deepStrictEqual } from 'node:assert/strict';
import {
  collectSpikes,
  type Detail,
  type Inference,
  inputsOf,
  labels,
  type Network,
  neuronsOf,
  outputsOf,
  presets,
  random,
  type Spikes,
  silentReadout,
  spikeTimes,
  type Weights,
  weightCount,
  weights,
} from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../../../../tests/chance.js';
import { wasm } from './index.js';
import { quantumOf } from './quantum.js';

const samples = 19;

const sizeOfLayer = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  // Around the borders of vectors and tiles: 8 and 32 neurons, and 24 of float32.
  fc.constantFrom(7, 8, 9, 24, 31, 32, 33, 49, 63, 64, 65, 96, 97, 250),
);
const scenario = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 80 }),
  sizes: fc.array(sizeOfLayer, { minLength: 1, maxLength: 4 }),
  duration: fc.constantFrom(1, 2, 3, 16, 256, 65535),
  crossing: fc.constantFrom('>' as const, '>=' as const),
  delay: fc.constantFrom(0 as const, 1 as const),
  threshold: fc.constantFrom<number[]>(1e-30, 0.3, 1, 2, 100, 8191.5, 1e30),
  // Shares of the threshold: small weights add up without saturating, large ones saturate alone.
  largest: fc.constantFrom<number[]>(0.05, 0.3, 3, 12),
  negative: fc.constantFrom<number[]>(0, 0.2, 0.5, 0.8),
  backwards: fc.boolean(),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** A network, weights of both signs, and samples of which some inputs are silent. */
function draw(given: Omit<Scenario, 'backwards'>) {
  const { inputs, sizes, duration, crossing, delay } = given;
  const next = random(given.seed, 'int16');
  const layers = sizes.map((size) => {
    const threshold = given.threshold * (1 + next());
    return { size, threshold, learningRate: 0.3, decay: 0.01, init: [0, 1] };
  }) as never as Network['layers'];
  const network: Network = { inputs, duration, neuron: { crossing, delay }, layers };
  const initial = layers.map(({ threshold }, k) => {
    const length = weightCount(network, k);
    const drawn = () => given.largest * threshold * (next() - given.negative * next());
    return weights(Float32Array.from({ length }, drawn));
  });
  const classes = labels(Array.from({ length: samples }, () => Math.floor(next() * sizes.at(-1)!)));
  const spikes = collectSpikes(classes, inputs, duration, (_, times) => {
    const share = 0.5 + next();
    for (let i = 0; i < inputs; i++) times[i] = Math.min(duration, Math.floor((next() * duration) / share));
  });
  return { network, initial, spikes };
}

const clamp = (value: number): number => Math.min(Math.max(value, -32768), 32767);

/** Rounds to the nearest integer, ties to even. */
const round = (value: number): number => {
  const down = Math.floor(value);
  const rest = value - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 !== 0) ? down + 1 : down;
};

/** Spikes of one layer, in order. */
interface Train {
  readonly neuron: number;
  readonly time: number;
}

/** The definition of int16 inference, one addition after the other. `saturated` counts those that saturate. */
function simulate(network: Network, exact: readonly Weights[], spikes: Spikes) {
  const saturated = { high: 0, low: 0 };
  const { duration, layers, neuron } = network;
  const quanta = layers.map(({ threshold }) => quantumOf(threshold));
  const rounded = exact.map((layer, k) => Array.from(layer, (weight) => clamp(round(weight / quanta[k]!))));
  /** Potentials of layer k at the end of each step that `train` reaches, in quanta. */
  function* run(
    k: number,
    train: readonly Train[],
  ): Generator<[step: number, potentials: readonly number[]]> {
    const inputs = inputsOf(network, k);
    const potentials = new Array<number>(neuronsOf(network, k)).fill(0);
    for (const [index, spike] of train.entries()) {
      for (let j = 0; j < potentials.length; j++) {
        const sum = potentials[j]! + rounded[k]![j * inputs + spike.neuron]!;
        if (sum > 32767) saturated.high++;
        if (sum < -32768) saturated.low++;
        potentials[j] = clamp(sum);
      }
      if (train[index + 1]?.time !== spike.time) yield [spike.time, potentials];
    }
  }
  const depth = layers.length;
  const outputs = outputsOf(network);
  const inference: Required<Inference> = {
    times: spikeTimes(new Uint16Array(samples * outputs).fill(duration)),
    potentials: new Float32Array(samples * outputs),
    spikesToDecision: new Uint32Array(samples * depth),
    spikes: new Uint32Array(samples * depth),
  };
  for (let sample = 0; sample < samples; sample++) {
    let train: Train[] = [];
    for (let s = spikes.offsets[sample]!; s < spikes.offsets[sample + 1]!; s++) {
      train.push({ neuron: spikes.neurons[s]!, time: spikes.times[s]! });
    }
    const trains = [train];
    layers.forEach(({ threshold }, k) => {
      const times = new Map<number, number>();
      for (const [step, potentials] of run(k, train)) {
        potentials.forEach((potential, j) => {
          const value = potential * quanta[k]!;
          const crosses = neuron.crossing === '>' ? value > threshold : value >= threshold;
          const time = step + neuron.delay;
          if (crosses && !times.has(j) && time < duration) times.set(j, time);
        });
      }
      train = [...times].map(([j, time]) => ({ neuron: j, time }));
      train.sort((a, b) => a.time - b.time || a.neuron - b.neuron);
      trains.push(train);
    });
    for (const { neuron, time } of train) inference.times[sample * outputs + neuron] = time;
    const step = train.length > 0 ? train[0]!.time - neuron.delay : silentReadout(network);
    for (const [reached, potentials] of run(depth - 1, trains[depth - 1]!)) {
      if (reached > step) break;
      potentials.forEach((potential, o) => {
        inference.potentials[sample * outputs + o] = potential * quanta[depth - 1]!;
      });
    }
    for (let k = 0; k < depth; k++) {
      const fired = trains[k + 1]!;
      inference.spikesToDecision[sample * depth + k] = fired.filter(({ time }) => time <= step).length;
      inference.spikes![sample * depth + k] = fired.length;
    }
  }
  return { inference, saturated };
}

/** What `decision` may leave out of a full inference. */
function decisionOf(network: Network, { times, potentials, spikesToDecision }: Inference): Inference {
  const outputs = outputsOf(network);
  const seen = times.map((time, index) => {
    const from = index - (index % outputs);
    return time === Math.min(...times.subarray(from, from + outputs)) ? time : network.duration;
  });
  return { times: spikeTimes(seen), potentials, spikesToDecision, spikes: null };
}

const saturating = cases(100);
test(`times, potentials and counts are those of rounded weights in saturating sums (${saturating.tried})`, async () => {
  const total = { high: 0, low: 0, spikes: 0, silent: 0 };
  await fc.assert(
    fc.asyncProperty(scenario, async ({ backwards, ...given }) => {
      const { network, initial, spikes } = draw(given);
      const { inference, saturated } = simulate(network, initial, spikes);
      const model = await wasm({ inference: 'int16' }).compile([network]);
      await model.write([initial]);
      const expected: Record<Detail, Inference> = {
        full: inference,
        decision: decisionOf(network, inference),
      };
      for (const detail of ['decision', 'full', 'decision'] as const) {
        // Of arrays of numbers faster than toEqual, and as strict.
        deepStrictEqual((await model.infer(spikes, undefined, detail))[0], expected[detail]);
      }
      // Which samples run side by side changes nothing.
      const order = Uint32Array.from({ length: samples }, (_, s) => (backwards ? samples - 1 - s : s));
      const outputs = outputsOf(network);
      const [found] = await model.infer(spikes, order.subarray(3, 14), 'full');
      order.subarray(3, 14).forEach((sample, row) => {
        const part = (values: ArrayLike<number>, at: number) =>
          Array.from(values).slice(at * outputs, (at + 1) * outputs);
        expect(part(found!.times, row)).toEqual(part(inference.times, sample));
        expect(part(found!.potentials, row)).toEqual(part(inference.potentials, sample));
      });
      total.high += saturated.high;
      total.low += saturated.low;
      total.spikes += inference.spikes!.reduce((sum, count) => sum + count, 0);
      total.silent += inference.times.filter((time) => time === network.duration).length;
    }),
    saturating.options,
  );
  // Makes sure that this test can fail.
  for (const count of Object.values(total)) expect(count).toBeGreaterThan(10_000);
});

const exactly = cases(40);
test(`weights that need no rounding, in sums that do not saturate, infer as float32 does (${exactly.tried})`, async () => {
  let spikesSeen = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async ({ seed, inputs, sizes, duration, crossing, delay }) => {
      const next = random(seed, 'quanta');
      const layers = sizes.map((size) => ({
        ...{ size, threshold: 64 + Math.floor(640 * next()) / 10, learningRate: 0, decay: 0, init: [0, 1] },
      })) as never as Network['layers'];
      const network: Network = { inputs, duration, neuron: { crossing, delay }, layers };
      // A threshold of 64 to 128 is 4096 to 8192 quanta of 1/64; all inputs together stay below 32768.
      const initial = layers.map((_, k) => {
        const length = weightCount(network, k);
        const most = Math.min(32767 / inputsOf(network, k), 9000);
        return weights(Float32Array.from({ length }, () => Math.floor(most * (1.25 * next() - 0.25)) / 64));
      });
      const spikes = collectSpikes(labels(new Uint8Array(samples)), inputs, duration, (_, times) => {
        for (let i = 0; i < inputs; i++) times[i] = Math.floor(next() * (duration + 1));
      });
      const [exact, rounded] = await Promise.all(
        (['float32', 'int16'] as const).map(async (inference) => {
          const model = await wasm({ inference }).compile([network]);
          await model.write([initial]);
          return [await model.infer(spikes, undefined, 'full'), await model.infer(spikes)];
        }),
      );
      deepStrictEqual(rounded, exact);
      spikesSeen += exact![0]![0]!.spikes!.reduce((sum, count) => sum + count, 0);
    }),
    exactly.options,
  );
  expect(spikesSeen).toBeGreaterThan(1000);
});

test('learning is that of float32, and inference uses the weights that it leaves', async () => {
  const given = { inputs: 40, sizes: [70, 33, 5], duration: 16, crossing: '>', delay: 1 } as const;
  const shape = { ...given, sizes: [...given.sizes], threshold: 1, largest: 0.3, negative: 0.2 };
  const [one, other] = [draw({ ...shape, seed: 1 }), draw({ ...shape, seed: 2 })];
  const { spikes } = one;
  const rule = presets.reference.rule;
  const order = Uint32Array.from({ length: samples }, (_, s) => s);
  for (const batch of [1, 4]) {
    const plans = [1, 2].map((rate) => ({ samples: order, rule, rate, batch }));
    const [exact, rounded] = await Promise.all(
      (['float32', 'int16'] as const).map(async (inference) => {
        // Two networks in one model: each with its own thresholds, weights and rounded weights.
        const model = await wasm({ inference }).compile([one.network, other.network]);
        await model.write([one.initial, other.initial]);
        const [before] = await model.infer(spikes);
        const stats = [await model.train(spikes, plans), await model.train(spikes, plans)];
        return { model, before, stats, weights: await model.read() };
      }),
    );
    expect(rounded!.stats).toEqual(exact!.stats);
    expect(rounded!.weights).toEqual(exact!.weights);
    expect(rounded!.stats[1]![0]!.learned).toBeGreaterThan(0);
    const after = await rounded!.model.infer(spikes, undefined, 'full');
    for (const [index, { network }] of [one, other].entries()) {
      expect(after[index]).toEqual(simulate(network, exact!.weights[index]!, spikes).inference);
    }
    expect(after[0]!.potentials).not.toEqual(rounded!.before!.potentials);
    // A pass that fails leaves weights that have learned up to the failure.
    const times = spikes.times.slice();
    times.fill(15, spikes.offsets[5]!, spikes.offsets[5]! + 1);
    const broken = { ...spikes, times: spikeTimes(times) };
    await expect(rounded!.model.train(broken, plans)).rejects.toThrow('spikes of sample 5');
    const [left] = await rounded!.model.read();
    const [found] = await rounded!.model.infer(spikes, undefined, 'full');
    expect(found).toEqual(simulate(one.network, left!, spikes).inference);
  }
});

test('a threshold is worth 4096 to 8191 quanta, whatever its size', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-290, max: 1e300, noNaN: true }), (threshold) => {
      const quanta = threshold / quantumOf(threshold);
      expect(quanta).toBeGreaterThan(4095.9);
      expect(quanta).toBeLessThan(8192.1);
      expect(Number.isInteger(Math.log2(quantumOf(threshold)))).toBe(true);
    }),
    { seed: 1 },
  );
  expect(quantumOf(100)).toBe(1 / 64);
  expect(100 / quantumOf(5e-324)).toBeGreaterThan(0);
});

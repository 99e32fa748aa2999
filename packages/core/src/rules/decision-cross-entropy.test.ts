import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weights as asWeights, spikeTimes, type Weights } from '../arrays.js';
import { neuronsOf } from '../layers/shape.js';
import { isDropped } from '../learning/dropout.js';
import { adam } from '../learning/optimiser.js';
import { noMoments, updateOf } from '../learning/update.js';
import type { Network } from '../network/network.js';
import { random } from '../random.js';
import { forward } from '../reference/reference.js';
import {
  decisionError,
  decisionGradients,
  decisionStep,
  learnDecision,
  peaks,
  decisionCrossEntropy as rule,
  surrogate,
} from './decision-cross-entropy.js';

const layer = { learningRate: 0.1, decay: 0, init: [0, 1] } as const;

/** A network of real-valued weights, and a sample. */
function draw(seed: number, sizes: readonly number[], delay: 0 | 1, inputs = 12, duration = 20) {
  const next = random(seed, 'decision');
  const layers = sizes.map((size, k) => ({ ...layer, size, threshold: k === sizes.length - 1 ? 1 : 0.8 }));
  const network = { inputs, duration, neuron: { crossing: '>', delay }, layers } as unknown as Network;
  const weights = sizes.map((size, k) =>
    asWeights(
      Float64Array.from({ length: size * (k === 0 ? inputs : sizes[k - 1]!) }, () => 1.2 * next() - 0.45),
    ),
  );
  const input = spikeTimes(Uint16Array.from({ length: inputs }, () => Math.floor(1.2 * duration * next())));
  const times = forward(network, weights, spikeTimes(input.map((time) => Math.min(time, duration))));
  return { network, weights, times, label: Math.floor(next() * sizes.at(-1)!) };
}

/** Σ w_ji over the spikes at or before a step, term by term. */
const potentialAt = (weights: Weights, input: ArrayLike<number>, j: number, step: number): number => {
  let sum = 0;
  for (let i = 0; i < input.length; i++) if (input[i]! <= step) sum += weights[j * input.length + i]!;
  return sum;
};

const settings = fc.record({
  seed: fc.nat(100_000),
  sizes: fc.constantFrom([3], [7, 3], [6, 5, 4]),
  delay: fc.constantFrom(0 as const, 1 as const),
});

test('the output path is the exact derivative of cross-entropy, as long as no spike moves', () => {
  let seen = 0;
  fc.assert(
    fc.property(settings, ({ seed, sizes, delay }) => {
      const { network, weights, times, label } = draw(seed, sizes, delay);
      const plain = { ...rule, confident: 1, earlyPush: 0 };
      const last = sizes.length - 1;
      const decided = decisionStep(network, times[last + 1]!);
      if (Math.min(...times[last + 1]!) === network.duration) return;
      const gradients = decisionGradients(network, weights, { times, label }, plain)!;
      /** Cross-entropy times the temperature, spikes fixed. */
      const loss = (output: Weights): number => {
        const logits = Array.from({ length: sizes[last]! }, (_, o) =>
          potentialAt(output, times[last]!, o, decided),
        ).map((potential) => potential / rule.temperature);
        const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
        return rule.temperature * (Math.log(total) - logits[label]!);
      };
      const h = 1e-5;
      weights[last]!.forEach((_, index) => {
        const moved = (by: number): Weights =>
          asWeights(weights[last]!.map((weight, at) => (at === index ? weight + by : weight)));
        const slope = (loss(moved(h)) - loss(moved(-h))) / (2 * h);
        expect(gradients[last]![index]).toBeCloseTo(slope, 7);
        if (Math.abs(slope) > 1e-3) seen++;
      });
    }),
    { seed: 1 },
  );
  expect(seen).toBeGreaterThan(500);
});

test('the hidden path is the derivative of a smooth counterpart, whose hidden neurons count by how near their peaks come', () => {
  /** What the surrogate integrates to: from 0 at potential 0 to θ at 2 θ. */
  const smooth = (potential: number, threshold: number): number => {
    const x = Math.min(Math.max(potential, 0), 2 * threshold);
    return x <= threshold ? (x * x) / (2 * threshold) : 2 * x - (x * x) / (2 * threshold) - threshold;
  };
  let seen = 0;
  fc.assert(
    fc.property(settings, ({ seed, delay }) => {
      const { network, weights, times, label } = draw(seed, [7, 3], delay);
      const gradients = decisionGradients(network, weights, { times, label }, rule);
      if (!gradients) return;
      const outputs = times[2]!;
      const decided = decisionStep(network, outputs);
      const read = Float64Array.from(outputs, (_, o) => potentialAt(weights[1]!, times[1]!, o, decided));
      const errors = decisionError(outputs, read, label, rule, 1, network.duration);
      const [hidden] = network.layers;
      const size = neuronsOf(network, 0);
      /** Σ δ_o w_oj h(m_j), by a dense simulation of the peaks. */
      const counterpart = (first: Weights): number => {
        let sum = 0;
        for (let j = 0; j < size; j++) {
          let peak = 0;
          for (let step = 0; step <= decided - delay; step++) {
            peak = Math.max(peak, potentialAt(first, times[0]!, j, step));
          }
          for (let o = 0; o < outputs.length; o++) {
            sum += errors[o]! * weights[1]![o * size + j]! * smooth(peak, hidden.threshold);
          }
        }
        return sum;
      };
      const h = 1e-6;
      weights[0]!.forEach((_, index) => {
        const moved = (by: number): Weights =>
          asWeights(weights[0]!.map((weight, at) => (at === index ? weight + by : weight)));
        const [up, down, here] = [counterpart(moved(h)), counterpart(moved(-h)), counterpart(weights[0]!)];
        // Where two steps share the largest potential, there is no derivative.
        if (Math.abs(up + down - 2 * here) > 1e-9) return;
        expect(gradients[0]![index]).toBeCloseTo((up - down) / (2 * h), 5);
        if (Math.abs(up - down) > 1e-3 * h) seen++;
      });
    }),
    { seed: 1 },
  );
  expect(seen).toBeGreaterThan(500);
});

test('peaks are those of a simulation step by step', () => {
  fc.assert(
    fc.property(settings, fc.integer({ min: -1, max: 19 }), ({ seed, delay }, last) => {
      const { network, weights, times } = draw(seed, [7, 3], delay);
      peaks(network, weights[0]!, times[0]!, last).forEach(({ potential, step }, j) => {
        let [best, at] = [0, -1];
        for (let now = 0; now <= last; now++) {
          const value = potentialAt(weights[0]!, times[0]!, j, now);
          if (value > best + 1e-12) [best, at] = [value, now];
        }
        expect(potential).toBeCloseTo(best, 10);
        expect(step).toBe(at);
      });
    }),
    { seed: 1 },
  );
});

describe('errors of the outputs', () => {
  const errorOf = (times: number[], read: number[], label: number, more: Partial<typeof rule> = {}) =>
    Array.from(
      decisionError(
        spikeTimes(Uint16Array.from(times)),
        Float64Array.from(read),
        label,
        { ...rule, ...more },
        5,
        256,
      ),
    );

  test('are softmax minus one-hot', () => {
    const [a, b] = errorOf([100, 256], [1, 0.5], 1);
    const p = 1 / (1 + Math.exp(-1));
    expect([a, b]).toEqual([expect.closeTo(p, 12), expect.closeTo(-p, 12)]);
  });

  test('are none once the label is more probable than needs be', () => {
    expect(errorOf([100, 256], [5, 0], 0)).toEqual([0, 0]);
    expect(errorOf([100, 256], [3.4, 0], 0)[0]).not.toBe(0);
    expect(errorOf([100, 256], [5, 0], 1)[0]).toBeCloseTo(1, 3);
  });

  test('grow where a decision comes too early, of what made it', () => {
    const early = errorOf([20, 20, 30], [1, 1, 1], 0);
    const late = errorOf([70, 70, 80], [1, 1, 1], 0);
    const push = (0.1 * 40) / 60;
    expect(early.map((error, o) => error - late[o]!)).toEqual([
      expect.closeTo(push, 12),
      expect.closeTo(push, 12),
      0,
    ]);
  });

  test('of a silent sample raise the label: as silence is a class of its own, or by a nudge', () => {
    // The class has logit 1.2 · 5 / 0.5 + ln 20.
    const silent = 20 * Math.exp(12);
    const [a, b] = errorOf([256, 256], [4, 4], 0);
    expect(a! + 1).toBeCloseTo(Math.exp(8) / (2 * Math.exp(8) + silent), 12);
    expect(b).toBeCloseTo(a! + 1, 12);
    const nudged = errorOf([256, 256], [0, 0], 0, { silence: 'nudge' });
    expect(nudged).toEqual([expect.closeTo(-0.6, 12), expect.closeTo(0.5, 12)]);
    // However sure it is.
    expect(errorOf([256, 256], [9, -9], 0)[0]).toBeLessThan(0);
    expect(errorOf([256, 256], [9, -9], 0, { silence: 'nudge' })).toEqual([0, 0]);
  });
});

test('the surrogate is a triangle from 0 over the threshold to twice it', () => {
  expect([-1, 0, 1, 2, 3, 4, 5].map((potential) => surrogate(potential, 2))).toEqual([
    0, 0, 0.5, 1, 0.5, 0, 0,
  ]);
});

test('a group teaches the mean of what its samples teach, and Adam makes steps of its size', () => {
  const { network, weights, times, label } = draw(4, [7, 3], 1);
  const plan = { rate: 1, optimiser: adam };
  const one = decisionGradients(network, weights, { times, label }, rule)!;
  const seen = { times, label };
  const sgd = learnDecision(network, weights, [seen, seen], rule, updateOf(network, { rate: 1 }, null));
  sgd.forEach((layer, k) => {
    layer.forEach((weight, index) => {
      expect(weight).toBeCloseTo(weights[k]![index]! - 0.1 * one[k]![index]!, 12);
    });
  });
  const moments = noMoments(network);
  const next = learnDecision(network, weights, [seen], rule, updateOf(network, plan, moments));
  next.forEach((layer, k) => {
    layer.forEach((weight, index) => {
      const gradient = one[k]![index]!;
      const step = gradient / Math.sqrt(gradient * gradient + 1e-12);
      expect(weight).toBeCloseTo(weights[k]![index]! - 0.1 * step, 9);
    });
  });
  expect(moments.steps).toBe(1);
});

test('dropout leaves out the share that it is told to, anew for each sample and layer', () => {
  const dropout = { inputs: 0.1, hidden: 0.25, key: 7 };
  const share = (layer: number, from: number): number => {
    let count = 0;
    for (let position = from; position < from + 100; position++) {
      for (let neuron = 0; neuron < 400; neuron++)
        count += Number(isDropped(dropout, position, layer, neuron));
    }
    return count / 40_000;
  };
  for (const from of [0, 100, 4_000_000_000]) {
    expect(share(0, from)).toBeCloseTo(0.1, 1.8);
    expect(share(1, from)).toBeCloseTo(0.25, 1.8);
    expect(share(2, from)).toBeCloseTo(0.25, 1.8);
  }
  const rows = [0, 1].map((position) =>
    Array.from({ length: 400 }, (_, neuron) => isDropped(dropout, position, 1, neuron)),
  );
  const both = rows[0]!.filter((dropped, neuron) => dropped && rows[1]![neuron]).length;
  expect(both).toBeGreaterThan(5);
  expect(both).toBeLessThan(50);
});

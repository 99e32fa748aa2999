import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weights as asWeights, spikeTimes, type Weights } from '../arrays.js';
import type { Layer } from '../layers/layer.js';
import { neuronsOf, outputsOf, weightCount } from '../layers/shape.js';
import type { Network } from '../network/network.js';
import { random } from '../random.js';
import { presets } from '../rules/presets.js';
import { outputError, type S4nnRule } from '../rules/s4nn.js';
import { forward, learn } from './reference.js';

/** A dense, clock-driven simulation: every neuron at every step, nothing sorted, nothing skipped. */
function simulate(network: Network, weights: readonly Weights[], input: ArrayLike<number>): number[][] {
  const { duration, neuron, layers } = network;
  const sizes = layers.map((_, k) => neuronsOf(network, k));
  const times = [Array.from(input), ...sizes.map((size) => Array<number>(size).fill(duration))];
  layers.forEach((layer, k) => {
    const before = times[k]!;
    for (let step = 0; step < duration; step++) {
      for (let j = 0; j < sizes[k]!; j++) {
        let potential = 0;
        for (let at = 0; at <= step; at++) {
          for (let i = 0; i < before.length; i++) {
            if (before[i] === at) potential += weights[k]![j * before.length + i]!;
          }
        }
        const crosses = neuron.crossing === '>' ? potential > layer.threshold : potential >= layer.threshold;
        const spike = step + neuron.delay;
        if (crosses && times[k + 1]![j] === duration && spike < duration) times[k + 1]![j] = spike;
      }
    }
  });
  return times;
}

/** The same learning step written out term by term, from the text of the specification. */
function learnSlowly(
  network: Network,
  weights: readonly Weights[],
  times: number[][],
  label: number,
  rule: S4nnRule,
) {
  const { duration, layers } = network;
  const result = weights.map((layer) => Array.from(layer));
  const outputs = times[layers.length]!;
  const earliest = outputs.reduce((a, b) => Math.min(a, b));
  let error = outputs.map((time, o) => {
    if (earliest === duration) return ((o === label ? duration - rule.margin : duration) - time) / duration;
    if (o === label) return (earliest - time) / duration;
    if (time - earliest < rule.margin) return (Math.min(earliest + rule.margin, duration) - time) / duration;
    return 0;
  });
  for (let k = layers.length - 1; k >= 0; k--) {
    const before = times[k]!;
    const after = times[k + 1]!;
    if (rule.silent === 'zero') error = error.map((e, j) => (after[j] === duration ? 0 : e));
    const norm = Math.hypot(...error);
    if (norm > 0) error = error.map((e) => e / norm);
    const { learningRate, decay } = layers[k]!;
    const next: number[] = Array(before.length).fill(0);
    for (let i = 0; i < before.length; i++) {
      for (let j = 0; j < after.length; j++) {
        const w = j * before.length + i;
        const old = result[k]![w]!;
        const causal = before[i]! < after[j]!;
        result[k]![w] = (old - (causal ? learningRate * error[j]! : 0)) * (1 - learningRate * decay);
        if (causal) next[i]! += error[j]! * (rule.backpropagate === 'updated' ? result[k]![w]! : old);
      }
    }
    error = next;
  }
  return result;
}

const scenario = fc.record({
  seed: fc.nat(1_000_000),
  duration: fc.constantFrom(1, 2, 3, 5, 16, 40),
  inputs: fc.integer({ min: 1, max: 9 }),
  sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
  crossing: fc.constantFrom('>' as const, '>=' as const),
  delay: fc.constantFrom(0 as const, 1 as const),
  silent: fc.constantFrom('learn' as const, 'zero' as const),
  backpropagate: fc.constantFrom('updated' as const, 'previous' as const),
  margin: fc.integer({ min: 0, max: 5 }),
});

describe('against a dense, clock-driven simulation, one to four layers', () => {
  test('every spike time is the same, and every update', () => {
    let spikes = 0;
    let deepSpikes = 0;
    let changed = 0;
    fc.assert(
      fc.property(scenario, (given) => {
        const draw = random(given.seed, 'scenario');
        const layers = given.sizes.map(
          (size): Layer => ({
            size,
            // Multiples of 1/8 make exact hits of the threshold common.
            threshold: Math.ceil(draw() * 12) / 8,
            learningRate: 0.3,
            decay: 0.01,
            init: [0, 1],
          }),
        ) as [Layer, ...Layer[]];
        const network: Network = {
          inputs: given.inputs,
          duration: given.duration,
          neuron: { crossing: given.crossing, delay: given.delay },
          layers,
        };
        const weights = layers.map((_, k) =>
          asWeights(
            Float64Array.from({ length: weightCount(network, k) }, () => Math.floor(draw() * 16 - 3) / 8),
          ),
        );
        const input = spikeTimes(
          Uint16Array.from({ length: given.inputs }, () => Math.floor(draw() * (given.duration + 1))),
        );
        const expected = simulate(network, weights, input);
        const times = forward(network, weights, input);
        expect(times.map((layer) => [...layer])).toEqual(expected);
        spikes += times
          .slice(1)
          .flatMap((layer) => [...layer])
          .filter((t) => t < given.duration).length;
        if (layers.length > 2 && times.at(-1)!.some((t) => t < given.duration)) deepSpikes++;

        const rule: S4nnRule = { use: 's4nn', ...given };
        const label = Math.floor(draw() * outputsOf(network));
        const next = learn(network, weights, [{ times, label }], { rule, rate: 1, batch: 1 });
        learnSlowly(network, weights, expected, label, rule).forEach((layer, k) => {
          layer.forEach((value, w) => {
            expect(next[k]![w]!).toBeCloseTo(value, 12);
            if (value !== weights[k]![w]! * 0.997) changed++;
          });
        });
      }),
      { numRuns: 600, seed: 1 },
    );
    // The scenarios must exercise what they claim to.
    expect(spikes).toBeGreaterThan(2000);
    expect(deepSpikes).toBeGreaterThan(50);
    expect(changed).toBeGreaterThan(1000);
  });
});

describe('groups', () => {
  const layer = { threshold: 0.75, learningRate: 0.3, decay: 0.01, init: [0, 1] } as const;
  const network: Network = {
    inputs: 7,
    duration: 12,
    neuron: presets.reference.neuron,
    layers: [
      { ...layer, size: 6 },
      { ...layer, size: 5, threshold: 1 },
      { ...layer, size: 3, threshold: 1 },
    ],
  };
  const groups = fc.record({
    seed: fc.nat(1_000_000),
    size: fc.integer({ min: 1, max: 6 }),
    batch: fc.integer({ min: 2, max: 9 }),
    backpropagate: fc.constantFrom('updated' as const, 'previous' as const),
  });

  test('the mean of what each sample alone makes of the weights without decay, then decay once', () => {
    let changed = 0;
    fc.assert(
      fc.property(groups, ({ seed, size, batch, backpropagate }) => {
        const draw = random(seed, 'group');
        const drawn = network.layers.map((_, k) =>
          asWeights(Float64Array.from({ length: weightCount(network, k) }, () => draw() * 1.2 - 0.3)),
        );
        const group = Array.from({ length: Math.min(size, batch) }, () => {
          const input = spikeTimes(Uint16Array.from({ length: 7 }, () => Math.floor(draw() * 13)));
          return { times: forward(network, drawn, input), label: Math.floor(draw() * 3) };
        });
        const rule: S4nnRule = { ...presets.reference.rule, backpropagate };
        const next = learn(network, drawn, group, { rule, rate: 1, batch });

        const still: Network = {
          ...network,
          layers: network.layers.map((each) => ({ ...each, decay: 0 })) as never as Network['layers'],
        };
        const alone = group.map(({ times, label }) => {
          const lists = times.map((each) => [...each]);
          return learnSlowly(still, drawn, lists, label, { ...rule, backpropagate: 'previous' });
        });
        next.forEach((layer, k) => {
          layer.forEach((value, w) => {
            const mean = alone.reduce((sum, each) => sum + each[k]![w]!, 0) / group.length;
            expect(value).toBeCloseTo(mean * (1 - 0.3 * 0.01), 12);
            if (k === 0 && Math.abs(mean - drawn[k]![w]!) > 1e-6) changed++;
          });
        });
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(changed).toBeGreaterThan(500);
  });
});

describe('relative target times', () => {
  const rule = presets.reference.rule;
  const error = (times: number[], label: number) =>
    Array.from(outputError(spikeTimes(Uint16Array.from(times)), label, rule, 256), (value) => value * 256);

  test('label late, others too early', () => expect(error([10, 11, 13, 40], 3)).toEqual([3, 2, 0, -30]));
  test('label alone in front by the margin: nothing to learn', () =>
    expect(error([10, 13, 256], 0)).toEqual([0, 0, 0]));
  test('all silent: the label is pulled to γ steps before the end', () =>
    expect(error([256, 256], 1)).toEqual([0, -3]));
  test('targets never lie beyond the end', () => expect(error([255, 255], 1)).toEqual([1, 0]));
});

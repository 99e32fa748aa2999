import {
  collectSpikes,
  indices,
  initialWeights,
  labels,
  type Network,
  presets,
  random,
  reference,
} from '@s4nn/core';
import { describe, expect, test } from 'vitest';
import { findNumpy, numpy } from './numpy.js';

const found = findNumpy();
if ('missing' in found) console.warn(`Skipped: the NumPy peer, because ${found.missing}.`);

const samples = 60;

/** A network whose layers mostly fire, and samples with a third of their inputs silent. */
function draw(sizes: readonly [number, ...number[]], preset: keyof typeof presets, duration: number) {
  const inputs = 30;
  const layers = sizes.map((size, k) => {
    const before = sizes[k - 1] ?? inputs;
    return { size, threshold: before / 4, learningRate: 0.3, decay: 1e-3, init: [-0.5, 1.5] } as const;
  });
  const network = { inputs, duration, neuron: presets[preset].neuron, layers } as unknown as Network;
  const next = random(7, 'numpy test', duration);
  const classes = labels(Array.from({ length: samples }, () => Math.floor(next() * sizes.at(-1)!)));
  const spikes = collectSpikes(classes, inputs, duration, (_, times) => {
    for (let input = 0; input < inputs; input++) {
      times[input] = Math.min(duration, Math.floor(1.5 * duration * next()));
    }
  });
  return { network, spikes };
}

describe.skipIf('missing' in found)('the NumPy peer', () => {
  test.each([
    [[5], 'reference', 16],
    [[20, 4], 'reference', 40],
    [[20, 4], 'paper', 40],
    [[23, 17, 5], 'reference', 24],
    [[23, 17, 5], 'paper', 24],
    [[4, 2], 'reference', 2],
  ] as const)('%j, %s, %d steps: spikes and weights as the reference', async (sizes, preset, duration) => {
    const { network, spikes } = draw(sizes, preset, duration);
    await using expected = await reference().compile([network]);
    await using peer = await numpy().compile([network]);
    const weights = initialWeights(network, 3);
    for (const model of [expected, peer]) await model.write([weights]);
    const plan = { samples: indices(samples), batch: 1, rule: presets[preset].rule, rate: 0.5 };
    let learned = 0;
    for (let round = 0; round < 3; round++) {
      for (const detail of ['full', 'decision'] as const) {
        const [wanted] = await expected.infer(spikes, undefined, detail);
        const [given] = await peer.infer(spikes, undefined, detail);
        expect(given!.times).toEqual(wanted!.times);
        expect(given!.spikesToDecision).toEqual(wanted!.spikesToDecision);
        expect(given!.spikes).toEqual(wanted!.spikes);
        expect(largestDifference(given!.potentials, wanted!.potentials)).toBeLessThan(1e-12);
      }
      const [wanted] = await expected.train(spikes, [plan]);
      expect(await peer.train(spikes, [plan])).toEqual([wanted]);
      learned += wanted!.learned;
      const [after] = await expected.read();
      const [found] = await peer.read();
      after!.forEach((layer, k) => {
        expect(found![k]!.length).toBe(layer.length);
        expect(largestDifference(found![k]!, layer)).toBeLessThan(1e-11);
      });
    }
    expect(learned, 'samples that taught something, so that this test can fail').toBeGreaterThan(20);
  });

  test('says what went wrong when it ends', async () => {
    const { network, spikes } = draw([4], 'reference', 8);
    const model = await numpy().compile([network]);
    await expect(model.infer({ ...spikes, neurons: spikes.neurons.fill(99) })).rejects.toThrow(
      /numpy_peer.py ended: .*IndexError/s,
    );
    await expect(model.infer(spikes)).rejects.toThrow('numpy_peer.py ended');
    await model[Symbol.asyncDispose]();
  });
});

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.max(...Array.from(a, (value, index) => Math.abs(value - b[index]!)));
}

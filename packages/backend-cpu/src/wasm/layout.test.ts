import { inputsOf, type Network, presets } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutOf } from './layout.js';
import { lanes, sizes } from './records.js';

test('arrays follow one another without overlap, aligned, and end where the memory ends', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300000 }),
      fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 65535 }),
      fc.integer({ min: 1, max: 3 }),
      (inputs, sizesOfLayers, duration, count) => {
        const layer = { threshold: 1, learningRate: 0, decay: 0, init: [0, 1] } as const;
        const layers = sizesOfLayers.map((size) => ({ ...layer, size })) as never as Network['layers'];
        const network: Network = { inputs, duration, neuron: presets.reference.neuron, layers };
        const { bytes, networks, work, bins, block } = layoutOf(network, count);
        const depth = layers.length;
        const outputs = layers[depth - 1]!.size;
        const spans: [start: number, length: number][] = [];
        for (const { record, layers: records, weights } of networks) {
          spans.push([record, sizes.network], [records, depth * sizes.layer]);
          weights.forEach((at, k) => {
            const tiles = Math.ceil(layers[k]!.size / lanes);
            spans.push([at, tiles * lanes * 4 * inputsOf(network, k)]);
          });
        }
        work.forEach((at, k) => {
          const spikes = inputsOf(network, k);
          const ranks = Math.min(spikes, duration);
          const padded = Math.ceil(layers[k]!.size / lanes) * lanes;
          spans.push([at.stream, sizes.stream], [at.entries, spikes * 8], [at.rankOf, spikes * 4]);
          spans.push([at.steps, ranks * 2], [at.starts, ranks * 4 + 4], [bins, ranks * 4]);
          spans.push([at.times, padded * 2], [at.errors, padded * 4], [at.events, layers[k]!.size * 8]);
          spans.push([at.tileEvents, (padded / lanes) * 4 + 4], [at.fired, layers[k]!.size * 4]);
          if (k > 0) spans.push([at.sums, spikes * 16]);
        });
        const { samples, entries } = block;
        spans.push([block.neurons, entries * 4], [block.times, entries * 2], [block.labels, samples * 2]);
        spans.push([block.offsets, samples * 4 + 4], [block.outputTimes, samples * outputs * 2]);
        spans.push([block.outputPotentials, samples * outputs * 4]);
        spans.push([block.spikesToDecision, samples * depth * 4], [block.spikes, samples * depth * 4]);
        const longest = new Map<number, number>();
        for (const [at, length] of spans) longest.set(at, Math.max(length, longest.get(at) ?? 0));
        let end = 16;
        for (const [at, length] of [...longest].sort(([a], [b]) => a - b)) {
          expect(at % 16).toBe(0);
          expect(at).toBeGreaterThanOrEqual(end);
          expect(at - end).toBeLessThan(16);
          end = at + length;
        }
        expect(bytes - end).toBeGreaterThanOrEqual(0);
        expect(bytes - end).toBeLessThan(16);
        expect(entries).toBeGreaterThanOrEqual(inputs);
        expect(samples).toBeGreaterThan(0);
      },
    ),
    { seed: 1 },
  );
});

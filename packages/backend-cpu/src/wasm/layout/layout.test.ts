import { inputsOf, type Network, presets } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOf } from '../records.js';
import type { Precision } from '../tiling.js';
import { layoutOf } from './layout.js';

test('arrays follow one another without overlap, aligned, and end where the memory ends', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300000 }),
      fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 65535 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('float32' as const, 'int16' as const),
      (inputs, sizesOfLayers, duration, count, inference) => {
        const layer = { threshold: 1, learningRate: 0, decay: 0, init: [0, 1] } as const;
        const layers = sizesOfLayers.map((size) => ({ ...layer, size })) as never as Network['layers'];
        const network: Network = { inputs, duration, neuron: presets.reference.neuron, layers };
        const layout = layoutOf(network, count, inference);
        const { bytes, learning, inferring, block, dropped, gradients, moments } = layout;
        const { bytesWithGradients, bytesWithMoments } = layout;
        const depth = layers.length;
        const outputs = sizesOfLayers[depth - 1]!;
        const spans: [start: number, length: number][] = [];
        // Tiles of at most 28 neurons, all of one width, a multiple of 4; of 16-bit weights at most 32, a multiple of 8.
        const tilesOf = (precision: Precision, k: number) =>
          Math.ceil(sizesOfLayers[k]! / (precision === 'int16' ? 32 : 28));
        const roomOf = (precision: Precision, k: number) => {
          const [tiles, group] = [tilesOf(precision, k), precision === 'int16' ? 8 : 4];
          return tiles * Math.ceil(sizesOfLayers[k]! / group / tiles) * group;
        };
        expect(learning.precision).toBe('float32');
        expect(inferring.precision).toBe(inference);
        expect(inferring === learning).toBe(inference === 'float32');
        for (const run of new Set([learning, inferring])) {
          const { precision, slots, live, firing, networks, work, ownWork } = run;
          const width = precision === 'int16' ? 2 : 4;
          const tiles = (k: number) => tilesOf(precision, k);
          const room = (k: number) => roomOf(precision, k);
          for (const { record, layers: records, weights } of networks) {
            spans.push([record, slots * sizeOf('Network')], [records, slots * depth * sizeOf('Layer')]);
            weights.forEach((at, k) => {
              spans.push([at, room(k) * width * inputsOf(network, k)]);
            });
          }
          const ranks = (k: number) => Math.min(inputsOf(network, k), duration);
          const pairs = (k: number) => Math.ceil(tiles(k) / 2);
          work.forEach(({ rankBytes, absent, list, errors, fired, sums }, k) => {
            expect(rankBytes).toBe(pairs(k) * 8);
            spans.push([absent, rankBytes], [list, ranks(k) * pairs(k) * 8 + 8]);
            if (run !== learning) return;
            spans.push([fired, sizesOfLayers[k]! * 4], [errors, room(k) * 4]);
            if (k > 0) spans.push([sums, inputsOf(network, k) * 16]);
          });
          for (const own of ownWork) {
            own.forEach(({ input, stream, layer }, k) => {
              spans.push([input, sizeOf('Stream')], [stream.entries - 16, inputsOf(network, k) * 8 + 24]);
              spans.push([stream.steps, ranks(k) * 2], [stream.starts, ranks(k) * 4 + 4]);
              spans.push([layer.potentials, room(k) * width], [layer.masks, ranks(k) * pairs(k) * 8]);
              spans.push([layer.crossed, pairs(k) * 8]);
              if (k === depth - 1) spans.push([layer.times, room(k) * 2]);
            });
          }
          const few = run !== inferring || tiles(0) === 1;
          expect(slots).toBe(few ? 1 : 32);
          expect(ownWork).toHaveLength(slots);
          spans.push([live, slots * 4], [firing, slots * 4]);
        }
        const { samples, entries, arrays } = block;
        spans.push([arrays.neurons, entries * 4], [arrays.times, entries * 2], [arrays.labels, samples * 2]);
        spans.push([arrays.offsets, samples * 4 + 4], [arrays.outputTimes, samples * outputs * 2]);
        spans.push([arrays.outputPotentials, samples * outputs * 4]);
        spans.push([arrays.spikesToDecision, samples * depth * 4], [arrays.spikes, samples * depth * 4]);
        expect(gradients[0]!.gradients).toBe(bytes);
        gradients.forEach((at, k) => {
          spans.push([at.gradients, roomOf('float32', k) * 4 * inputsOf(network, k)]);
          spans.push([at.touched, tilesOf('float32', k)]);
          spans.push([at.peaks, roomOf('float32', k) * 4], [at.reached, roomOf('float32', k) * 4]);
        });
        dropped.lanes.forEach((at, k) => {
          spans.push([at, learning.work[k]!.rankBytes]);
        });
        const { keptNeurons, keptTimes } = dropped.spikes;
        spans.push([keptNeurons, 4 * inputs + 4], [keptTimes, 2 * inputs + 2]);
        expect(moments).toHaveLength(count);
        expect(moments[0]![0]!.firstMoments).toBe(bytesWithGradients);
        for (const layersOf of moments) {
          layersOf.forEach(({ firstMoments, secondMoments }, k) => {
            const length = roomOf('float32', k) * 4 * inputsOf(network, k);
            spans.push([firstMoments, length], [secondMoments, length]);
          });
        }
        const longest = new Map<number, number>();
        for (const [at, length] of spans) longest.set(at, Math.max(length, longest.get(at) ?? 0));
        let end = 16;
        for (const [at, length] of [...longest].sort(([a], [b]) => a - b)) {
          expect(at % 16).toBe(0);
          expect(at).toBeGreaterThanOrEqual(end);
          expect(at - end).toBeLessThan(16);
          end = at + length;
        }
        expect(bytesWithMoments - end).toBeGreaterThanOrEqual(0);
        expect(bytesWithMoments - end).toBeLessThan(16);
        expect(entries).toBeGreaterThanOrEqual(inputs);
        expect(samples).toBeGreaterThan(0);
      },
    ),
    { seed: 1 },
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spikeTimes } from '../arrays.js';
import { sortByTime } from './sort.js';

test('spiking neurons come by time and, within a step, by index, like a stable sort of all of them', () => {
  const times = fc.oneof(
    fc.constantFrom(1, 2, 255, 256, 257, 512, 65535),
    fc.integer({ min: 1, max: 65535 }),
  );
  const cases = times.chain((duration) =>
    fc.tuple(
      fc.constant(duration),
      // A few distinct times give ties, and `duration` is silence.
      fc.array(fc.oneof(fc.integer({ min: 0, max: duration }), fc.constantFrom(0, duration - 1, duration)), {
        maxLength: 3000,
        size: 'max',
      }),
    ),
  );
  fc.assert(
    fc.property(cases, ([duration, list]) => {
      const order = new Uint32Array(list.length).fill(123456);
      const count = sortByTime(spikeTimes(Uint16Array.from(list)), duration, order);
      const expected = [...list.keys()]
        .filter((neuron) => list[neuron]! < duration)
        .sort((a, b) => list[a]! - list[b]! || a - b);
      expect([...order.subarray(0, count)]).toEqual(expected);
    }),
  );
});

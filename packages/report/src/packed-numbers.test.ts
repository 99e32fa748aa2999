import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packNumbers, unpackFloats, unpackTimes } from './packed-numbers.js';

test('weights come back bit for bit, in single precision only where nothing is lost', () => {
  fc.assert(
    fc.property(fc.float32Array(), fc.float64Array(), (single, double) => {
      expect(Object.is(packNumbers(single).kind, 'float32')).toBe(true);
      for (const values of [single, double, Float64Array.from(single)]) {
        const back = unpackFloats(JSON.parse(JSON.stringify(packNumbers(values))));
        expect(Array.from(back)).toEqual(Array.from(values));
      }
    }),
  );
  expect(packNumbers(Float64Array.of(0.5, -2, 0)).kind).toBe('float32');
  expect(packNumbers(Float64Array.of(0.1)).kind).toBe('float64');
});

test('spike times come back', () => {
  fc.assert(
    fc.property(fc.uint16Array({ maxLength: 50 }), (times) => {
      expect(unpackTimes(packNumbers(times))).toEqual(times);
    }),
  );
});

test('a number takes four bytes, a third more in base64', () => {
  const count = 300_000;
  expect(packNumbers(new Float32Array(count)).bytes).toHaveLength((4 * 4 * count) / 3);
});

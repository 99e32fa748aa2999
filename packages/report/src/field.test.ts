import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packField, packSigned } from './field.js';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

test.each([
  ['of an image', packField],
  ['of weights', packSigned],
])('a packed field %s is at most half a step of 254 from its values', (_, pack) => {
  fc.assert(
    fc.property(values, (given) => {
      const { rows, columns, low, high, bytes } = pack({ rows: 1, columns: given.length, values: given });
      const unpacked = Array.from(atob(bytes), (byte) => low + ((high - low) * byte.charCodeAt(0)) / 254);
      expect([rows, columns]).toEqual([1, unpacked.length]);
      unpacked.forEach((value, k) => {
        expect(Math.abs(value - given[k]!)).toBeLessThanOrEqual(((high - low) / 254) * 0.500001);
      });
    }),
  );
});

test('0 stays exact among weights, and all zeros are all halfway', () => {
  expect(atob(packSigned({ rows: 1, columns: 3, values: [-2, 0, 1] }).bytes)).toBe('\u0000\u007f\u00bf');
  expect(atob(packSigned({ rows: 1, columns: 2, values: [0, 0] }).bytes)).toBe('\u007f\u007f');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesIn, nameText } from './name-list.js';

const name = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[%,2C5]+$/));

test('any names come back from the text that lists them, in their order', () => {
  expect(namesIn(null)).toBeNull();
  expect(namesIn('')).toEqual([]);
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect(namesIn(nameText(names))).toEqual(names);
    }),
  );
});

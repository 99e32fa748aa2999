import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesAmong } from './differences.js';

/** JSON with the members of objects in the order of their names. */
const sortedText = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>;

test('equal values have no difference', () => {
  fc.assert(
    fc.property(json, fc.integer({ min: 1, max: 8 }), (value, count) => {
      expect(differencesAmong(Array.from({ length: count }, () => structuredClone(value)))).toEqual([]);
    }),
  );
});

test('each place has a value per config, they differ there, and they are what the configs have there', () => {
  const at = (value: unknown, pointer: string): unknown =>
    pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>(
        (inner, key) =>
          typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
            ? (inner as Record<string, unknown>)[key]
            : undefined,
        value,
      );
  fc.assert(
    fc.property(fc.array(json, { minLength: 2, maxLength: 5 }), (configs) => {
      const found = differencesAmong(configs);
      const texts = new Set(configs.map(sortedText));
      expect(found.length > 0).toBe(texts.size > 1);
      expect(new Set(found.map(({ pointer }) => pointer)).size).toBe(found.length);
      for (const { pointer, values } of found) {
        expect(values).toEqual(configs.map((config) => at(config, pointer)));
        expect(new Set(values.map(sortedText)).size).toBeGreaterThan(1);
      }
    }),
  );
});

test('an empty list is no empty object, and the order of members is no difference', () => {
  expect(differencesAmong([[], {}])).toEqual([{ pointer: '', values: [[], {}] }]);
  expect(differencesAmong([{ a: [1] }, { a: { 0: 1 } }])).toEqual([
    { pointer: '/a', values: [[1], { 0: 1 }] },
  ]);
  expect(
    differencesAmong([
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ]),
  ).toEqual([]);
});

test('what only some have is named by its members, odd keys included', () => {
  expect(differencesAmong([{ a: 1, b: { c: [1, 2] } }, { a: 1 }, { a: 2, 'x/y~': null }])).toEqual([
    { pointer: '/a', values: [1, 1, 2] },
    { pointer: '/b/c/0', values: [1, undefined, undefined] },
    { pointer: '/b/c/1', values: [2, undefined, undefined] },
    { pointer: '/x~1y~0', values: [undefined, undefined, null] },
  ]);
  expect(differencesAmong([{ a: [] }, {}])).toEqual([{ pointer: '/a', values: [[], undefined] }]);
});

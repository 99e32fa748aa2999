import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson, type Json, parseJson } from './json.js';

const { tree } = fc.letrec<{ tree: Json; leaf: Json }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(null, true, false, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    fc.double().map((value) => value + 0),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('NaN', '"NaN"', '\\"Infinity', ':NaN,', '\\', 'a\nb\u2028'),
  ),
  tree: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('NaN', '__proto__', 'constructor')), tie('tree'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

test('what is written on one line is read back', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const text = formatJson(value);
      expect(text).not.toContain('\n');
      expect(parseJson(text)).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});

test('a line nested more than 100 deep is refused before anything walks through it', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(JSON.stringify(parseJson(nested(100)))).toBe(nested(100));
  for (const text of [nested(101), nested(200_000), `[NaN, ${nested(200_000)}]`]) {
    expect(() => parseJson(text)).toThrow('it is nested more than 100 deep');
  }
});

test('numbers that JSON lacks are written as bare tokens', () => {
  expect(
    formatJson({ a: Number.NaN, b: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], c: 'NaN' }),
  ).toBe('{"a":NaN,"b":[Infinity,-Infinity],"c":"NaN"}');
  expect(parseJson('{"a": NaN, "b":[ Infinity,-Infinity ], "NaN": "\\"NaN,NaN"}')).toEqual({
    a: Number.NaN,
    b: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    NaN: '"NaN,NaN',
  });
});

test('undefined members are left out', () => {
  expect(formatJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test.each(['', '{', 'nan', 'NaNs', '1NaN', '-', '[1,]', '{"a":NaN', '"NaN', 'NaN NaN', 'constructor, NaN'])(
  'refuses %j',
  (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  },
);

test.each([[new Date(0)], [new Float32Array(1)], [{ deep: [() => 1] }], [10n], [[undefined]], [new Map()]])(
  'refuses to write %o',
  (value) => {
    expect(() => formatJson(value)).toThrow(/expected plain JSON/);
  },
);

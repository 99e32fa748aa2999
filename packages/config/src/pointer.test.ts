import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberOf, partsOf, valueAt, withValueAt } from './pointer.js';

test('pointers round trip through their parts', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => {
      expect(partsOf(parts.reduce<string>(memberOf, ''))).toEqual(parts);
    }),
  );
});

test('what is put somewhere is there, and nothing else changes', () => {
  const places = fc
    .jsonValue()
    .chain((json) => fc.tuple(fc.constant(json), fc.constantFrom(...pointersIn(json))));
  fc.assert(
    fc.property(places, fc.jsonValue(), ([json, pointer], value) => {
      const before = structuredClone(json);
      const edited = withValueAt(json, pointer, value);
      expect(valueAt(edited, pointer)).toEqual(value);
      expect(json).toEqual(before);
      expect(withValueAt(edited, pointer, valueAt(json, pointer))).toEqual(json);
    }),
  );
});

test('objects are made on the way, arrays grow by one, numbers are in the way', () => {
  expect(withValueAt({}, '/a/b', 1)).toEqual({ a: { b: 1 } });
  expect(withValueAt([1], '/1', 2)).toEqual([1, 2]);
  expect(withValueAt([1], '/2', 2)).toBeUndefined();
  expect(withValueAt([1], '/01', 2)).toBeUndefined();
  expect(withValueAt({ a: 1 }, '/a/b', 2)).toBeUndefined();
  expect(valueAt({ a: [1] }, '/a/length')).toBeUndefined();
  expect(valueAt({}, '/toString')).toBeUndefined();
});

function pointersIn(json: unknown, at = ''): string[] {
  const members = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  return [at, ...members.flatMap(([name, member]) => pointersIn(member, memberOf(at, name)))];
}

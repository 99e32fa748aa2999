import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.js';

/** A strict reader of RFC 4180: every record ends with CR LF, and only whole fields are quoted. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const [, quoted, plain, end] = field.exec(text)!;
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test('what is written is read back, whatever it holds', () => {
  const value = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', '\r', '\n', '\r\n', ' '), fc.double());
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 1 }), { minLength: 1 }), (rows) => {
      expect(parse(csv(rows))).toEqual(rows.map((row) => row.map(String)));
    }),
  );
});

test('plain values are written as they are, and null is empty', () => {
  expect(csv([['a', 0.1 + 0.2, null, '/b']])).toBe('a,0.30000000000000004,,/b\r\n');
});

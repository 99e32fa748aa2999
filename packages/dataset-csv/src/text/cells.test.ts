import { Buffer } from 'node:buffer';
import { InputError } from '@s4nn/core';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellReader, textIn } from './cells.js';
import { type Delimiter, delimiters } from './delimiter.js';
import { findRecords } from './records.js';
import { unquote } from './unquote.js';

function read(text: string, delimiter: Delimiter, comment: string | null = null) {
  const mark = comment === null ? null : Buffer.from(comment);
  const records = findRecords('t.csv', Buffer.from(text), { start: 0, line: 1 }, delimiter, mark);
  const cellsOf = cellReader(records, unquote('t.csv', records));
  const rows = Array.from({ length: records.count }, (_, record) => {
    const cells = cellsOf(record);
    return Array.from({ length: cells.count }, (_, place) => textIn(cells, place));
  });
  return { rows, lines: [...records.lines.subarray(0, records.count)] };
}

/** Cells that are written plain, in quotes, and with blanks around or inside of those. */
const cell = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '',
    'alpha',
    '"alpha"',
    ' "alpha" ',
    '" alpha "',
    '"a ""b"" c"',
    '"a,b;c|d"',
    '"two\nlines"',
    ' 5 ',
    '""',
  ),
  fc.constantFrom('früh', '"früh, spät"', '日本'),
);
const records = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });

describe('cells', () => {
  it.each(delimiters.filter((one) => one !== ' '))('separated by %j are those of csv-parse', (delimiter) => {
    fc.assert(
      fc.property(records, fc.constantFrom('\n', '\r\n'), fc.boolean(), (records, lineEnd, ended) => {
        const lines = records.map((cells) =>
          cells.map((cell) => (/^[^"]*[,;|]/.test(cell) ? '1' : cell)).join(delimiter),
        );
        const text = lines.join(lineEnd) + (ended ? lineEnd : '');
        const expected: string[][] = parse(text, {
          ...{ delimiter, trim: true, relax_column_count: true, skip_empty_lines: true },
          record_delimiter: lineEnd,
        });
        // A line with nothing but blanks is empty here.
        const isEmpty = (row: readonly string[]): boolean =>
          delimiter === '\t' && row.every((cell) => cell === '');
        const { rows } = read(text, delimiter);
        expect(rows.filter((row) => !isEmpty(row))).toEqual(expected.filter((row) => !isEmpty(row)));
      }),
      { numRuns: 400 },
    );
  });

  it('are separated by runs of blanks, but for those in quotes', () => {
    const { rows } = read('  1   2\t 3   a\n4 "b  c"   " d " "e""f"\n"g"  h\n\n', ' ');
    expect(rows).toEqual([
      ['1', '2', '3', 'a'],
      ['4', 'b  c', ' d ', 'e"f'],
      ['g', 'h'],
    ]);
  });

  it('know the line at which their record begins, whatever is passed over', () => {
    const text = '1,2\n\n# a "comment\n  # another\n3,"a\n\nb"\n"c",4\n  \n5,6';
    expect(read(text, ',', '#')).toEqual({
      rows: [
        ['1', '2'],
        ['3', 'a\n\nb'],
        ['c', '4'],
        ['5', '6'],
      ],
      lines: [1, 5, 8, 10],
    });
    expect(read('1,2\r3,4\r', ',')).toEqual({
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      lines: [1, 2],
    });
  });

  it('are many in a record', () => {
    const wide = Array.from({ length: 1000 }, (_, place) => String(place));
    expect(read(`${wide}\n"${wide.join('","')}"\n"a,b",${wide}`, ',').rows).toEqual([
      wide,
      wide,
      ['a,b', ...wide],
    ]);
  });

  it.each([
    ['never closed', 'a,b\n1,2\n"3,4\n5,6\n', 3, 'a quote that is opened and never closed'],
    [
      'never closed, before others',
      'a,b\n"1,x\n2,"y"\n3,"z"\n',
      2,
      'a quoted cell that continues after its closing quote',
    ],
    ['closed too early', 'a,b\n1,"x"y\n', 2, 'a quoted cell that continues after its closing quote'],
    ['inside a cell', 'a,b\n1,2\n5" pipe,4\n6,7\n', 3, 'a quote inside a cell'],
    [
      'closed in another line',
      'a,b\n1,2\n3,"x\ny" z\n',
      3,
      'a quoted cell that continues after its closing quote',
    ],
    [
      'opened late in a record of several lines',
      'a,b\n"x\ny","z\n',
      3,
      'a quote that is opened and never closed',
    ],
  ])('with a quote that is %s are refused with its line', (_, text, line, found) => {
    const start = `t.csv:${line}: found ${found}, expected quotes around whole cells, and doubled inside them; `;
    expect(() => read(text, ',')).toThrow(InputError);
    expect(() => read(text, ',')).toThrow(start);
  });
});

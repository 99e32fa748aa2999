import { Buffer } from 'node:buffer';
import { InputError } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOf, flowers, notesOf, rowsOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';
import { valueIn } from '../notation/notation.js';
import { permute } from './arrange.js';
import { findDecimal } from './decimal.js';
import { type Decimal, parseNumber } from './parse-number.js';

const { write } = tables();
const numberIn = (text: string, decimal: Decimal) => valueIn(text, { decimal, thousands: null });
const text = flowers();
const expected = dataOf(csv({ file: write(text) }));
const lines = text.trim().split('\n');
const withLine = (at: number, line: string) => lines.toSpliced(at - 1, 1, line).join('\n');

describe('a number', () => {
  const digits = fc.stringMatching(/^\d{1,25}$/);
  const written = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.tuple(fc.constantFrom('', '-', '+'), digits, digits).map(([sign, a, b]) => `${sign}${a}.${b}`),
    fc.tuple(digits, fc.integer({ min: -60, max: 60 })).map(([a, e]) => `${a}e${e}`),
    fc.tuple(digits, fc.integer({ min: -320, max: 320 })).map(([a, e]) => `.${a}E${e < 0 ? e : `+${e}`}`),
    fc.integer().map(String),
    fc.constantFrom('5.', '.5', '-0', '007', '9007199254740993', '1e23', '8.5e22', '0.1e-22', '1e400'),
  );

  it('is the one that is written', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('', ' '), (number, blank) => {
        const text = `${blank}${number}${blank}`;
        expect(numberIn(text, '.')).toBe(Number(number));
        expect(numberIn(text.replace('.', ','), ',')).toBe(Number(number));
        const bytes = Buffer.from(`x${text}y`);
        const single = parseNumber(bytes, 1, bytes.length - 1, '.', true);
        expect(Math.fround(single)).toBe(Math.fround(Number(number)));
      }),
      { numRuns: 3000 },
    );
  });

  it('close to the middle between two of float32 is rounded as its float64', () => {
    const between = fc.tuple(
      fc.float({ noNaN: true, noDefaultInfinity: true, min: 2 ** -20, max: 2 ** 20 }),
      fc.integer({ min: -3, max: 3 }),
    );
    fc.assert(
      fc.property(between, ([value, off]) => {
        const bits = new Uint32Array(Float32Array.of(value).buffer);
        const next = new Float32Array(Uint32Array.of(bits[0]! + 1).buffer)[0]!;
        const text = ((value + next) / 2 + off * 2 ** -50 * value).toFixed(18);
        const bytes = Buffer.from(text);
        expect(Math.fround(parseNumber(bytes, 0, bytes.length, '.', true))).toBe(Math.fround(Number(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('is nothing else', () => {
    const others = [
      '',
      ' ',
      '-',
      '+',
      '.',
      'e5',
      '1e',
      '1e+',
      '0x10',
      '0b1',
      '0o7',
      '1_000',
      '1,000',
      '1 000',
      '1.2.3',
      '--1',
      'Infinity',
      '-inf',
      'NaN',
      '1n',
      '5%',
      '$5',
      '１',
      '−5',
      '1\u00a0',
      'TRUE',
      '1:30',
      '2020-01-01',
    ];
    for (const text of others) expect([text, numberIn(text, '.')]).toEqual([text, Number.NaN]);
    expect(numberIn('1.5', ',')).toBeNaN();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.eE+-x_, ') }), (text) => {
        const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim());
        expect(numberIn(text, '.')).toBe(isNumber ? Number(text) : Number.NaN);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['0x10', '1_000', '1,5e', 'TRUE', '5 kg', '1.2.3'])(
    'is not %s, which is refused in a table',
    (cell) => {
      const file = write(withLine(9, `1,2,"${cell}",4,alpha`));
      expect(() => csv({ file })).toThrow(
        new InputError(
          `${file}:9: found "${cell}" in column "pl", expected a number; fill it in, remove the row, or choose other features`,
        ),
      );
    },
  );

  it.each(['1e39', '-3.5e38', '1e400'])('beyond float32, %s, is refused with line and column', (cell) => {
    const file = write(withLine(7, `1,${cell},3,4,alpha`));
    expect(() => csv({ file })).toThrow(
      `${file}:7: found "${cell}" in column "sw", expected a number up to ±3.4e38, the largest of float32`,
    );
  });

  it('with another decimal sign, or behind what begins a comment, is refused with the option', () => {
    const comma = write(withLine(3, '1,"2,5",3,4,alpha'));
    expect(() => csv({ file: comma })).toThrow(
      `${comma}:3: found "2,5" in column "sw", expected a number; write it like the other cells, with "." before decimals and nothing between thousands`,
    );
    const hash = write(withLine(3, '#1,2,3,4,alpha'));
    expect(() => csv({ file: hash })).toThrow(
      `${hash}:3: found "#1" in column "sl", expected a number; set "comment": "#"`,
    );
    expect(csv({ file: hash, comment: '#' }).train.labels).toHaveLength(47);
    const thousands = write('1,000;2;a\n3,000;4;b\n1,000;6;a\n7,000;8;b\n');
    expect(() => csv({ file: thousands })).toThrow(
      `${thousands}:1: found "1,000" in column "0", expected a number; set "thousands": "," to read it as 1000, or "decimal": "," to read it as 1`,
    );
    expect(csv({ file: thousands, test: thousands, decimal: ',' }).train.range).toEqual([1, 8]);
  });
});

describe('a decimal comma', () => {
  const comma = flowers(';').replaceAll('.', ',');

  it('is found where it is certain, and said', () => {
    const dataset = csv({ file: write(comma) });
    expect(dataOf(dataset)).toEqual(expected);
    expect(notesOf(dataset)).toEqual([
      'numbers are read with a decimal comma; set "decimal": "," to say that this is right',
    ]);
    expect(notesOf(csv({ file: write(comma), decimal: ',' }))).toEqual([]);
  });

  it('is that of the test table, too, where this does not tell', () => {
    const { test } = csv({ file: write(comma), test: write('sl;sw;pl;pw;species\n5,125;4;3;2;alpha\n') });
    expect(rowsOf(test)).toEqual([[5.125, 4, 3, 2]]);
    const points = csv({ file: write(comma), test: write(flowers(';')) });
    expect(points.test.values).toEqual(points.train.values);
  });

  it.each<[string | null, readonly (readonly string[])[]]>([
    [
      ',',
      [
        ['1,5', 'a'],
        ['2', 'b'],
      ],
    ],
    [',', [['0,125'], ['1,125']]],
    [',', [['1234,567']]],
    [
      null,
      [
        ['1,125', 'a'],
        ['2', 'b'],
      ],
    ],
    [
      null,
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    ],
    [
      '.',
      [
        ['1,5', '2.5'],
        ['2', '3'],
      ],
    ],
    [null, [['1,5'], ['x']]],
    [',', [['1,5'], ['?']]],
  ])('is %j in %j', (found, rows) => {
    expect(findDecimal(rows)).toBe(found);
  });
});

describe('a missing cell', () => {
  const cells = ['', '?', 'NA', 'N/A', 'NaN', 'nan', 'null', '-', '<NA>', ' '];
  const holed = lines
    .map((line, at) => (at > 0 && at % 5 === 0 ? line.replace(/^[^,]+/, cells[at / 5 - 1] ?? '?') : line))
    .join('\n');

  it('is refused with all lines and the options', () => {
    const file = write(holed);
    expect(() => csv({ file })).toThrow(
      new InputError(
        `${file}:6: found missing cells in 12 rows, lines 6 ("" in "sl"), 11 ("?" in "sl"), 16 ("NA" in "sl"), 21 ("N/A" in "sl"), 26 ("NaN" in "sl"), 31 ("nan" in "sl"), 36 ("null" in "sl"), 41 ("-" in "sl"), 46 ("<NA>" in "sl"), 51 ("" in "sl"), … (12 in all), expected a value in each cell; fill them in, or set "missing": "skip" to leave such rows out, or "median" to fill features with the median of the training rows`,
      ),
    );
  });

  it('is left out with its row by skip', () => {
    const dataset = csv({ file: write(holed), missing: 'skip' });
    const whole = lines.filter((_, at) => at === 0 || at % 5 !== 0).join('\n');
    expect(dataOf(dataset)).toEqual(dataOf(csv({ file: write(whole) })));
    expect(notesOf(dataset)).toEqual([
      expect.stringMatching(
        /^12 rows with missing cells are left out: lines 6, 11, .+ \(12 in all\); the option missing can refuse such rows, or fill features$/,
      ),
    ]);
    const none = write('a,b,c\n1,,x\n,2,y\n');
    expect(() => csv({ file: none, missing: 'skip' })).toThrow(
      `${none}: found a missing cell in each of 2 rows`,
    );
  });

  it('is filled by the median of the training rows', () => {
    const file = write('a,b,k\n1,5,x\n9,6,x\n2,7,y\n4,8,y\n?,9,y\n');
    const test = write('a,b,k\n?,5,x\n1000,6,y\n1000,6,y\n');
    const dataset = csv({ file, test, missing: 'median' });
    expect(rowsOf(dataset.train)).toEqual([
      [1, 5],
      [9, 6],
      [2, 7],
      [4, 8],
      [3, 9],
    ]);
    expect(rowsOf(dataset.test)).toEqual([
      [3, 5],
      [9, 6],
      [9, 6],
    ]);
    expect(notesOf(dataset)).toEqual([
      '2 missing cells in "a" are filled with the median of the training rows; the option missing can refuse such cells, or leave their rows out',
    ]);
    expect(dataset.provenance?.clamped).toBe(2);
    const empty = write('a,b,k\n1,,x\n9,,x\n2,,y\n');
    expect(() => csv({ file: empty, test: empty, missing: 'median' })).toThrow(
      `${empty}: found no value in column "b" in the training rows`,
    );
  });

  it('of the labels is refused with its line, or left out', () => {
    const file = write(`${text}1,2,3,4,\n1,2,3,4,?\n1,2,3,4,NA\n`);
    expect(() => csv({ file })).toThrow(
      `${file}:62: found no label in 3 rows, lines 62 ("" in "species"), 63 ("?" in "species"), 64 ("NA" in "species"), expected`,
    );
    for (const missing of ['skip', 'median'] as const) {
      const left = csv({ file, missing });
      expect(dataOf(left)).toEqual(expected);
      expect(notesOf(left)).toEqual([
        '3 rows without a label are left out: lines 62, 63, 64; "missing": "refuse" stops at such rows',
        'the labels "?" (1 row), "NA" (1 row) are read as missing; a class of such a name needs another one',
      ]);
    }
    const test = write(`${text}1,2,3,4,\n`);
    expect(() => csv({ file: write(text), test })).toThrow(`${test}:62: found no label in 1 row, line 62`);
    const none = write('a,b,c\n1,2,\n3,4,?\n');
    for (const missing of ['skip', 'median'] as const) {
      expect(() => csv({ file: none, missing, label: 'c' })).toThrow(
        `${none}: found no label in any of 2 rows, expected some; set "label" to the column that holds them`,
      );
    }
  });

  it('beside rows without a label is filled, and those rows are left out', () => {
    const lines = text.trim().split('\n');
    const holed = lines.map((line, at) => (at === 3 ? line.replace(/^[^,]+/, '') : line));
    const file = write([...holed, '?,2,3,4,'].join('\n'));
    expect(() => csv({ file })).toThrow(
      `${file}:4: found missing cells in 2 rows, lines 4 ("" in "sl"), 62 ("?" in "sl", "" in "species"), expected a value in each cell; fill them in, or set "missing": "skip" to leave such rows out, or "median" to fill features with the median of the training rows`,
    );
    const filled = csv({ file, missing: 'median' });
    expect(dataOf(filled)).toEqual(dataOf(csv({ file: write(holed.join('\n')), missing: 'median' })));
    expect(notesOf(filled)).toEqual([
      '1 row without a label is left out: line 62; "missing": "refuse" stops at such rows',
      '1 missing cell in "sl" is filled with the median of the training rows; the option missing can refuse such cells, or leave their rows out',
    ]);
  });

  it('is no label that is a sign or a word', () => {
    const file = write(text.replaceAll('alpha', '-').replaceAll('beta', '+').replaceAll('gamma', 'none'));
    expect(csv({ file }).classes).toEqual(['+', '-', 'none']);
  });
});

describe('labels that differ by their spelling alone', () => {
  const halves = (label: string, a: string, b: string) => {
    let count = 0;
    return text.replaceAll(label, () => (count++ % 2 ? b : a));
  };
  it.each([
    ['1', '1.0'],
    ['0', '00'],
    ['5', '+5'],
    ['10', '1e1'],
    ['Alpha', 'alpha'],
    ['alpha', '" alpha "'],
    ['two words', 'two  words'],
    ['"früh"', '"fru\u0308h"'],
    ['alpha', 'al\u200bpha'],
    ['alpha', '"alpha\u00a0"'],
  ])('%s and %s, are refused with both, or merged', (a, b) => {
    const file = write(halves('alpha', a, b));
    expect(() => csv({ file })).toThrow(InputError);
    expect(() => csv({ file })).toThrow(
      new RegExp(
        `^${file}:3: found labels that differ by their spelling alone, ".+" \\(line 2\\), ".+" \\(line 3\\), expected .+ "labels": "fold"`,
      ),
    );
    const folded = csv({ file, labels: 'fold' });
    expect(folded.classes).toHaveLength(3);
    expect(folded.train.labels).toHaveLength(48);
    expect(notesOf(folded)).toEqual([
      expect.stringMatching(/^labels ".+", ".+" are one class, ".+"; "labels": "exact" refuses them$/),
    ]);
  });

  it('in the test table are refused, or matched', () => {
    const [file, test] = [write(text), write(text.replaceAll('beta', 'Beta'))];
    expect(() => csv({ file, test })).toThrow(
      `${test}:22: found label "Beta", which differs from the class "beta" by its spelling alone`,
    );
    expect(csv({ file, test, labels: 'fold' }).test.labels).toEqual(
      csv({ file, test: write(`${text}\n`) }).test.labels,
    );
  });

  it('are others if they differ otherwise', () => {
    for (const [a, b] of [
      ['x2', 'x²'],
      ['1', '1.5'],
      ['alpha', 'alpha-'],
      ['1', 'one'],
    ] as const) {
      const label = { label: 'species' };
      expect(csv({ file: write(halves('alpha', a, b)), ...label }).classes).toHaveLength(4);
      expect(csv({ file: write(halves('alpha', a, b)), ...label, labels: 'fold' }).classes).toHaveLength(4);
    }
  });

  it('are in order of size if all are numbers, also with a decimal comma', () => {
    const numbers = flowers(';')
      .replaceAll('.', ',')
      .replaceAll('alpha', '10')
      .replaceAll('beta', '9')
      .replaceAll('gamma', '2');
    expect(csv({ file: write(numbers) }).classes).toEqual(['2', '9', '10']);
  });
});

describe('a class of one row', () => {
  it('is refused with its line, unless there is a test table', () => {
    const file = write(`${text}9,9,9,9,delta\n`);
    expect(() => csv({ file })).toThrow(
      `${file}:62: found 1 class with one row alone, "delta" (line 62), expected at least two rows of each class`,
    );
    expect(csv({ file, test: write(text) }).classes).toContain('delta');
  });
});

describe('numbers that float32 cannot tell apart', () => {
  const times = (from: number, step: number) =>
    `ts,size,kind\n${Array.from({ length: 60 }, (_, row) => `${from + step * row},${row % 7},${'ab'[row % 2]}`).join('\n')}`;

  it('are said, with their column and how many', () => {
    expect(notesOf(csv({ file: write(times(1.7e9, 60)) }))).toEqual([
      'float32, which holds about 7 digits, makes different numbers equal in "ts" (60 → 29); subtract an offset, or leave the column out by the option features',
    ]);
    expect(notesOf(csv({ file: write(times(123456.7, 0.001)) }))).toHaveLength(1);
    const only = write(times(1.7e9, 1).replace(/,\d,/g, ',1700000000,'));
    expect(() => csv({ file: only })).toThrow(
      /found 1700000000 in every cell of the training rows.+"ts" \(60 → 1\)/,
    );
    const tiny = `a,b,k\n${Array.from({ length: 20 }, (_, row) => `${row + 1}e-60,${row % 3},${'xy'[row % 2]}`).join('\n')}`;
    expect(notesOf(csv({ file: write(tiny) }))[0]).toContain('"a" (20 → 1)');
  });

  it('are not, where float32 can or only a few are the same', () => {
    expect(notesOf(csv({ file: write(times(1e6, 3)) }))).toEqual([]);
    expect(notesOf(csv({ file: write(times(0.123456789, 0.0123456789)) }))).toEqual([]);
  });
});

it('a feature that holds one value in the training rows is said', () => {
  const dataset = csv({ file: write(text), test: write(text.replace(/^5\.\d+,/m, '4,')) });
  expect(notesOf(dataset)).toEqual([]);
  const constant = text.replace(/^\d\.\d+/gm, '5');
  const test = write(constant.replace(/^5/gm, '6'));
  expect(notesOf(csv({ file: write(constant), test }))).toEqual([
    'column "sl" holds one value in all training rows; the option features can leave it out',
  ]);
});

it('rows are put in any order where they are', () => {
  fc.assert(
    fc.property(
      fc.nat(30).chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n })),
      fc.integer({ min: 1, max: 4 }),
      (order, width) => {
        const values = Float32Array.from({ length: order.length * width }, (_, at) => at);
        permute(values, width, Uint32Array.from(order));
        const rows = rowsOf({ values, shape: [width] });
        expect(rows).toEqual(order.map((row) => Array.from({ length: width }, (_, at) => row * width + at)));
      },
    ),
  );
});

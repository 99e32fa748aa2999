import { InputError } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notesOf, rowsOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';
import { type Notation, valueIn } from './notation.js';

const { write } = tables();
/** A table of columns a and b and labels x and y, from the cells of a; b shows nothing. */
const tableOf = (cells: readonly string[], separator = ';', second = (row: number) => `${row}`) =>
  [
    ['a', 'b', 'kind'].join(separator),
    ...cells.map((cell, row) => [cell, second(row), 'xy'[row % 2]].join(separator)),
  ].join('\n');
/** What is read of column a. */
const read = (text: string, options: object = {}) => {
  const file = write(text);
  const { train } = csv({ file, test: file, ...options });
  return rowsOf(train).map(([a]) => a!);
};
const refusal = (text: string, options: object = {}) => {
  const file = write(text);
  try {
    csv({ file, train: 1, ...options });
  } catch (error) {
    if (error instanceof InputError) return error.message.replace(file, 'file');
    throw error;
  }
  return 'not refused';
};

describe('a sign between thousands', () => {
  const notations: readonly Notation[] = [
    { decimal: '.', thousands: ',' },
    { decimal: ',', thousands: '.' },
    { decimal: '.', thousands: ' ' },
    { decimal: ',', thousands: ' ' },
    { decimal: '.', thousands: "'" },
    { decimal: ',', thousands: "'" },
  ];
  it.each(notations)('%j is read between groups of three digits alone', (notation) => {
    const { decimal, thousands } = notation;
    const sign = fc.constantFrom('', '-', '+');
    const whole = fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String);
    fc.assert(
      fc.property(sign, whole, fc.stringMatching(/^\d{0,4}$/), (sign, whole, fraction) => {
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands!);
        const text = `${sign}${grouped}${fraction && decimal}${fraction}`;
        expect(valueIn(text, notation)).toBe(Number(`${sign}${whole}.${fraction}`));
      }),
    );
    for (const text of ['1S2', '12S34', '1234S567', 'xS123', '1SS234', '0S123', '1S23S456', '1D5S234']) {
      const cell = text.replaceAll('S', thousands!).replaceAll('D', decimal);
      expect([cell, valueIn(cell, notation)]).toEqual([cell, Number.NaN]);
    }
  });

  it.each([
    ['a point', '1.234', '.', 1234],
    ['a point, twice, before decimals', '-1.234.567,5', '.', -1234567.5],
    ['a comma', '1,234.25', ',', 1234.25],
    ['a space', '12 345', ' ', 12345],
    ['a space that breaks no line', '12\u00a0345', ' ', 12345],
    ['a narrow space', '12\u202f345', ' ', 12345],
    ['a thin space', '12\u2009345', ' ', 12345],
    ['an apostrophe', "1'234.5", "'", 1234.5],
    ['a typographic apostrophe', '1\u2019234.5', "'", 1234.5],
  ])('%s is read by the option, and refused with it', (_, cell, thousands, value) => {
    const cells = [cell, '196', '7', '583'];
    for (const separator of [';', '\t', ',']) {
      const text = tableOf(
        cells.map((cell) => (separator === ',' ? `"${cell}"` : cell)),
        separator,
      );
      expect(read(text, { thousands })).toEqual([value, 196, 7, 583]);
      expect(refusal(text)).toContain(`"thousands": ${JSON.stringify(thousands)}`);
    }
  });

  it('is not the decimal sign', () => {
    for (const sign of ['.', ','] as const) {
      expect(refusal(tableOf(['1', '2', '3', '4']), { decimal: sign, thousands: sign })).toBe(
        `options decimal and thousands: found "${sign}" for both, expected two different signs; "thousands": "${sign}" goes with "decimal": "${sign === '.' ? ',' : '.'}"`,
      );
    }
    expect(() => csv({ file: write('a'), thousands: '_' as ',' })).toThrow(
      `csv.thousands: found "_", expected null, ",", ".", " " or "'"`,
    );
  });

  it('makes one class of labels', () => {
    const text = 'a;kind\n1;1.000\n2;1000\n3;2.000\n4;2.000\n';
    expect(refusal(text, { thousands: '.' })).toContain(
      'differ by their spelling alone, "1.000" (line 2), "1000"',
    );
    expect(csv({ file: write(text), thousands: '.', labels: 'fold', train: 1 }).classes).toEqual([
      '1.000',
      '2.000',
    ]);
  });
});

describe('a cell in another notation', () => {
  const start = (cell: string, column = 'a') =>
    `file:2: found "${cell}" in column "${column}", expected a number; `;
  it.each<[string, readonly string[], string]>([
    [
      '2,033',
      ['9,117', '583'],
      'set "thousands": "," to read it as 2033, or "decimal": "," to read it as 2.033',
    ],
    ['2.832,5', ['9,5', '583'], 'set "thousands": "." and "decimal": "," to read it as 2832.5'],
    ['1,234.5', ['9.5', '583'], 'set "thousands": "," to read it as 1234.5'],
    ['1.234.567', ['583'], 'set "thousands": "." and "decimal": "," to read it as 1234567'],
    ['1,234,567', ['583'], 'set "thousands": "," to read it as 1234567'],
    ['1 234', ['2.5'], 'set "thousands": " " to read it as 1234'],
    ['1 234,5', ['2'], 'set "thousands": " " and "decimal": "," to read it as 1234.5'],
    ["1'234", ['2.5'], 'set "thousands": "\'" to read it as 1234'],
    [
      '2,06',
      ['2.5', '3.5'],
      'write it like the other cells, with "." before decimals and nothing between thousands',
    ],
    ['1,23,456', ['2.5'], 'fill it in, remove the row, or choose other features'],
  ])('%s is refused with the options that read it', (cell, others, cure) => {
    const quoted = [cell, ...others, '1', '2'].map((cell) => `"${cell}"`);
    expect(refusal(tableOf(quoted, ','))).toBe(start(cell) + cure);
  });

  it('is refused with options that read the other columns, too, and no longer in a circle', () => {
    const text = tableOf(['1.100', '2.200', '3.300', '4'], ';', (row) => `${row},0${row + 1}`);
    const both = 'set "thousands": "." and "decimal": "," to read it as 0.01';
    expect(refusal(text)).toBe(start('0,01', 'b') + both);
    expect(refusal(text, { decimal: '.' })).toBe(start('0,01', 'b') + both);
    expect(refusal(text, { decimal: ',' })).toBe(`${start('1.100')}set "thousands": "." to read it as 1100`);
    expect(read(text, { thousands: '.', decimal: ',' })).toEqual([1100, 2200, 3300, 4]);
    expect(read(text, { thousands: '.' })).toEqual([1100, 2200, 3300, 4]);
  });

  it('is refused with what takes an option back', () => {
    expect(refusal(tableOf(['0.123', '2.345', '3', '4']), { thousands: '.' })).toBe(
      `${start('0.123')}set "thousands": null and "decimal": "." to read it as 0.123`,
    );
  });
});

describe('points that may stand between thousands', () => {
  const german = tableOf(['2.033', '9.117', '583', '196']);
  const message =
    'file:2: found "2.033" in column "a", beside 583 in line 4, expected numbers whose points mean one thing, before decimals or between thousands; set "thousands": "." to read it as 2033, or "decimal": "." to read it as 2.033';

  it('are refused with both readings, and read by either option without a word', () => {
    expect(refusal(german)).toBe(message);
    expect(refusal(german.replaceAll(';', ','))).toBe(message);
    expect(refusal(german.replaceAll(';', '\t'))).toBe(message);
    expect(read(german, { thousands: '.' })).toEqual([2033, 9117, 583, 196]);
    expect(read(german, { decimal: '.' })).toEqual([2.033, 9.117, 583, 196].map(Math.fround));
    for (const options of [{ thousands: '.' }, { decimal: '.' }] as const) {
      expect(notesOf(csv({ file: write(german), train: 1, ...options }))).toEqual([]);
    }
  });

  it.each<[string, readonly string[], string, boolean]>([
    ['beside whole numbers below 100, with semicolons', ['2.033', '7', '12', '3'], ';', true],
    ['negative ones', ['-2.033', '-583', '4.500', '1'], ';', true],
    ['with missing cells', ['2.033', '', '583', '?'], ';', true],
    ['far below', [...Array(300).fill('12'), '2.033', '583'], ',', true],
    ['of which one has another number of decimals', ['2.033', '9.11', '583', '196'], ';', false],
    ['of which one begins with 0', ['0.123', '5.100', '583', '196'], ';', false],
    ['beside a whole number above 999', ['2.033', '9.117', '1583', '196'], ';', false],
    ['with an exponent', ['2.033', '9.117e2', '583', '196'], ';', false],
    ['of three decimals alone', ['5.100', '3.500', '2.033', '9.117'], ',', false],
    ['beside zeros', ['5.100', '0', '0', '9.117'], ';', false],
    ['beside whole numbers below 100, with commas', ['5.100', '3', '12', '9.117'], ',', false],
  ])('%s: %s', (_, cells, separator, isRefused) => {
    const said = refusal(tableOf(cells, separator), { missing: 'median' });
    expect(said.includes('points mean one thing')).toBe(isRefused);
    expect(said === 'not refused').toBe(!isRefused);
  });

  it('are decimal signs where another column shows it, also one of the training table', () => {
    for (const second of [
      (row: number) => `${row}.5`,
      (row: number) => `${row}.0`,
      (row: number) => `0.1234${row}`,
    ]) {
      const text = tableOf(['2.033', '9.117', '583', '196'], ';', second);
      expect(notesOf(csv({ file: write(text), train: 1 }))).toEqual([
        'each point in column "a" has three digits behind it, as in 2.033, and is read as a decimal sign; set "thousands": "." if it stands between thousands, or "decimal": "." to say that it does not',
      ]);
    }
    const shows = write(tableOf(['2.03', '9.117', '583', '196']));
    expect(csv({ file: shows, test: write(german) }).test.values[0]).toBe(Math.fround(2.033));
    const whole = write(tableOf(['2', '9', '583', '196']));
    const test = write(german);
    expect(() => csv({ file: whole, test })).toThrow(message.replace('file', test));
  });

  it.each<[string, readonly string[], string, boolean]>([
    ['of three decimals, with semicolons', ['5.100', '3.500', '2.033', '9.117'], ';', true],
    ['of three decimals, with tabs', ['5.100', '3.500', '2.033', '9.117'], '\t', true],
    ['of three decimals, with commas', ['5.100', '3.500', '2.033', '9.117'], ',', false],
    ['beside whole numbers below 100, with commas', ['5.100', '3', '12', '9.117'], ',', true],
    ['of two decimals', ['5.10', '3.50', '2.03', '9.11'], ';', false],
    ['none', ['510', '350', '203', '91'], ';', false],
  ])('are said where that is merely possible: %s', (_, cells, separator, isSaid) => {
    const notes = notesOf(csv({ file: write(tableOf(cells, separator)), train: 1 }));
    expect(notes.some((note) => note.includes('if it stands between thousands'))).toBe(isSaid);
  });

  it('of labels and of columns that are not read do not count', () => {
    const text = 'a;b;c;kind\n1;2.033;583;1.000\n2;583;7;1.000\n3;9.117;5;2.000\n4;1;5;2.000\n';
    expect(read(text, { features: ['a', 'c'] })).toEqual([1, 2, 3, 4]);
  });
});

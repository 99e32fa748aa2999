import { expect, it } from 'vitest';
import { flowers, tables } from '../../test/tables.js';
import { csv } from '../index.js';

const { write } = tables();
const lines = flowers().trim().split('\n');

it.each([
  ['0%', 'write such cells without the sign, as numbers of one unit'],
  ['12.5 %', 'write such cells without the sign'],
  ['-3‰', 'write such cells without the sign'],
  ['inf', 'write the largest number that is meant, or empty the cell and set "missing": "median"'],
  ['-Infinity', 'write the largest number'],
  ['∞', 'write the largest number'],
  ['2024-01-31', 'write dates as numbers, such as days since the first one'],
  ['2024/1/31 12:30', 'write dates as numbers'],
  ['2024-01-31T12:30:00Z', 'write dates as numbers'],
  ['31.01.2024', 'write dates as numbers'],
  ['1/31/24', 'write dates as numbers'],
  ['12:30', 'write times as numbers, such as seconds'],
  ['1:02:03.5', 'write times as numbers'],
])('a cell %s is refused with what makes a number of it', (cell, cure) => {
  const file = write(lines.with(8, `1,2,${cell},4,alpha`).join('\n'));
  expect(() => csv({ file })).toThrow(
    `${file}:9: found "${cell}" in column "pl", expected a number; ${cure}`,
  );
  expect(() => csv({ file })).toThrow(/, or leave column "pl" out by the option features$/);
  const whole = lines.map((line, at) => (at ? line.replace(/^[^,]+/, cell) : line)).join('\n');
  expect(() => csv({ file: write(whole) })).toThrow(cure);
});

it.each(['1-2', '1.2.3', '12:3', '%', '1/2', '2024-01/31', 'info', '5 kg'])(
  'a cell %s is none of those',
  (cell) => {
    const file = write(lines.with(8, `1,2,${cell},4,alpha`).join('\n'));
    expect(() => csv({ file })).not.toThrow(/write (such|dates|times|the largest)/);
    expect(() => csv({ file })).toThrow(`${file}:9: found "${cell}"`);
  },
);

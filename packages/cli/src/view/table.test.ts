import { expect, test } from 'vitest';
import { kept } from '../../test/run.js';
import { terminalOn } from '../terminal.js';
import { blockLines } from './block.js';
import { table } from './table.js';

const { colours } = terminalOn(kept().stream, kept().stream).stdout;

test('columns are as wide as their widest cell; numbers and shares are aligned to the right', () => {
  const rows = [
    ['a', '9.5', '1.00 %', ''],
    ['longer', '-10', '12.34 %', '1e-7'],
  ];
  expect(table(['name', 'n', 'share', 'step'], rows, colours)).toEqual([
    'name      n    share  step',
    'a       9.5   1.00 %',
    'longer  -10  12.34 %  1e-7',
  ]);
});

test('one cell that is no number makes its column text', () => {
  expect(table(['value'], [['1'], ['none'], ['10']], colours)).toEqual(['value', '1', 'none', '10']);
});

test('a table without rows is its head', () => {
  expect(table(['trial', 'state'], [], colours)).toEqual(['trial  state']);
});

test('blocks have a title, then a table, then lines, and an empty line between two', () => {
  const blocks = [
    { title: 'first', table: { columns: ['a', 'b'], rows: [['x', '1']] }, lines: ['and more'] },
    { title: 'second', lines: ['only this'] },
  ];
  expect(blockLines(blocks, colours)).toEqual([
    'first:',
    '  a  b',
    '  x  1',
    '  and more',
    '',
    'second:',
    '  only this',
  ]);
});

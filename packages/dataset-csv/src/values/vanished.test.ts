import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { flowers, notesOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';

const { write } = tables();
const text = flowers();
const holed = (kind: string, text: string) => text.replace(new RegExp(`^[^,]+(.+${kind})$`, 'gm'), '$1');
const left = 'missing cells are left out: lines';

describe('rows that are left out', () => {
  it('with a whole class of them name it', () => {
    const dataset = csv({ file: write(holed('beta', text)), missing: 'skip' });
    expect(dataset.classes).toEqual(['alpha', 'gamma']);
    expect(notesOf(dataset)).toEqual([
      expect.stringContaining(`20 rows with ${left} 22, 23, 24`),
      'no row is left of the class "beta" (20 rows), as each lacks a cell; "missing": "median" fills cells in, and the option features can leave columns out',
    ]);
  });

  it('of a test table, too', () => {
    const file = write(text);
    const test = write(holed('alpha', holed('beta', text)));
    expect(notesOf(csv({ file, test, missing: 'skip' }))).toEqual([
      expect.stringContaining(`40 rows with ${left}`),
      expect.stringContaining('no row is left of the classes "alpha" (20 rows), "beta" (20 rows), as each'),
    ]);
  });

  it('are refused where one class is left', () => {
    const file = write(holed('alpha', holed('beta', text)));
    expect(() => csv({ file, missing: 'skip' })).toThrow(
      new InputError(
        `${file}: found rows of one class alone without those that lack a cell, "gamma", and none of the classes "alpha" (20 rows), "beta" (20 rows), expected at least two classes; fill in the cells, set "missing": "median", or choose other features`,
      ),
    );
  });

  it('for words that stand for missing labels name those', () => {
    const file = write(text.replaceAll('beta', 'NA').replace('gamma', ''));
    for (const missing of ['skip', 'median'] as const) {
      const dataset = csv({ file, missing });
      expect(dataset.classes).toEqual(['alpha', 'gamma']);
      expect(notesOf(dataset)[1]).toBe(
        'the label "NA" (20 rows) is read as missing; a class of that name needs another one',
      );
    }
    const one = write(text.replaceAll('beta', 'NA').replaceAll('gamma', 'null'));
    expect(() => csv({ file: one, missing: 'skip' })).toThrow(
      /"alpha", and missing labels "NA" \(20 rows\), "null" \(20 rows\), expected at least two classes; give/,
    );
  });

  it('say nothing of a spelling whose class is left, nor of a class of which one row is left', () => {
    const spelled = `${text},1,2,3,Alpha\n`;
    expect(notesOf(csv({ file: write(spelled), missing: 'skip', labels: 'fold' }))).toHaveLength(1);
    const most = text.replaceAll(/^(?!5\.0[07])[^,]+(.+alpha)$/gm, '$1');
    const dataset = csv({ file: write(most), missing: 'skip', train: 1 });
    expect(dataset.classes).toHaveLength(3);
    expect(notesOf(dataset)).toHaveLength(1);
  });
});

describe('comments in a table', () => {
  it('are counted, with those that may be rows', () => {
    const dataset = csv({ file: write(text.replaceAll(/^.+beta$/gm, '#$&')), comment: '#' });
    expect(dataset.classes).toEqual(['alpha', 'gamma']);
    expect(notesOf(dataset)).toEqual([
      '20 lines below the first one of the table begin with "#" and are passed over, 20 of them with as many cells as a row: lines 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, … (20 in all); "comment": null reads them',
    ]);
  });

  it.each<[string, string, string | null]>([
    ['below the names', text.replace('\n', '\n  // one, and two\n'), 'is passed over: line 2'],
    ['at the end', `${text}// "end`, 'is passed over: line 62'],
    ['above the table', `// one\n//\n${text}`, null],
    [
      'that are rows',
      `${text}//1,2,3,4,beta\n`,
      'is passed over, 1 of them with as many cells as a row: line 62',
    ],
  ])('%s are said where they may be rows', (_, text, said) => {
    const dataset = csv({ file: write(text), comment: '//' });
    expect(dataset.train.labels).toHaveLength(48);
    expect(notesOf(dataset)).toEqual(
      said === null
        ? []
        : [
            `1 line below the first one of the table begins with "//" and ${said}; "comment": null reads them`,
          ],
    );
  });

  it('of a test table are said of it', () => {
    const { provenance } = csv({ file: write(text), test: write(`${text}%5\n`), comment: '%' });
    expect(provenance?.notes?.[0]).toMatch(/^\d+\.csv: 1 line below the first one/);
  });
});

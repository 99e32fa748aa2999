import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { flowers, notesOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';

const { write } = tables();
const text = flowers();
const turned = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(',').reverse().join())
    .join('\n');
const numbered = text.replaceAll('alpha', '1').replaceAll('beta', '2').replaceAll('gamma', '3');
const headerless = (text: string) => text.slice(text.indexOf('\n') + 1);

describe('the column of labels', () => {
  it('that is not called so, beside one that is, is refused with both', () => {
    const digits = `label,pixel0,pixel1\n${Array.from({ length: 50 }, (_, row) => `${row % 10},${row},0`).join('\n')}`;
    const file = write(digits);
    expect(() => csv({ file })).toThrow(
      new InputError(
        `${file}: found labels in column "pixel1": 0 (50 rows), expected them in a column of such a name; column "label" may hold them (0, 1, 2, 3, 4, … (10 in all)): set "label": "label", or "label": "pixel1" to take this one`,
      ),
    );
    expect(csv({ file, label: 'label' }).classes).toHaveLength(10);
  });

  it.each(['Class', 'SPECIES', ' target ', 'y', 'diagnosis', 'labels'])(
    'called %s is found anywhere',
    (name) => {
      const file = write(turned(text.replace('species', `"${name}"`)));
      expect(() => csv({ file })).toThrow(`set "label": "${name}"`);
      expect(csv({ file, label: name }).classes).toEqual(['alpha', 'beta', 'gamma']);
    },
  );

  it('of many numbers is refused without names, too', () => {
    const file = write(headerless(turned(numbered)));
    expect(() => csv({ file })).toThrow(
      new RegExp(
        `^${file}: found labels in column "4": .+ rows?\\), … \\(\\d+ in all\\), expected a few classes; column 0 may hold them \\(1, 2, 3\\): set "label": 0, or "label": 4 to take this one$`,
      ),
    );
    expect(csv({ file, label: 0 }).classes).toEqual(['1', '2', '3']);
    const whole = turned(numbered).replaceAll('.', '');
    expect(() => csv({ file: write(whole.replace('species', 'wine')) })).toThrow('set "label": "wine"');
  });

  it('of whole numbers that differ makes no header of a first row that counts', () => {
    const rows = Array.from({ length: 30 }, (_, row) =>
      [row % 3, row % 4, row % 5, row % 7, 90 + row].join(),
    );
    expect(() => csv({ file: write(`0,1,2,3,500\n${rows.join('\n')}`) })).toThrow(
      /found labels in column "4": 500 \(1 row\), 90 .+ set "label": 0, or "label": 4 to take this one$/,
    );
  });

  it('of texts that all differ is refused', () => {
    const lines = text
      .trim()
      .split('\n')
      .map((line, at) => (at ? `${line},name ${at}` : `${line},name`));
    expect(() => csv({ file: write(lines.join('\n').replace('species', 'kind')) })).toThrow(
      'set "label": "kind"',
    );
  });

  it('chosen by an option is named when a feature is the likely one', () => {
    const file = write(text);
    for (const label of ['sl', 0]) {
      expect(() => csv({ file, label })).toThrow(
        new RegExp(
          `^${file}:2: found "alpha" in column "species", expected a number; found labels in column "sl": .+; column "species" may hold them \\(alpha, beta, gamma\\): set "label": "species"`,
        ),
      );
    }
    expect(() => csv({ file, label: 'sw', features: ['pl', 'pw'] })).toThrow(
      /found labels in column "sw": .+set "label": "species"/,
    );
  });

  it('chosen by an option is taken, and what is odd is said', () => {
    const file = write(numbered);
    const test = write(`${numbered}\n`);
    const odd = csv({ file, test, label: 'pw' });
    expect(notesOf(odd)).toEqual([
      expect.stringMatching(
        /^the column of labels, "pw", has \d+ different values in 60 rows; the option label names another column$/,
      ),
      'column "species" is a feature, though it is called like labels; labels are those of "pw"; the option label takes it instead, and features can leave it out',
    ]);
    const both = csv({ file: write(numbered.replace('sl', 'target')) });
    expect(notesOf(both)).toEqual([expect.stringContaining('column "target" is a feature, though')]);
  });

  it('is the last one without a word where nothing speaks against it', () => {
    for (const names of [
      ['a', 'b', 'c', 'd', 'e'],
      ['x', 'y', 'z', 'w', 'kind'],
      ['a', 'b', 'c', 'd', 'target'],
    ]) {
      expect(notesOf(csv({ file: write(flowers(',', names)) }))).toEqual([]);
    }
  });

  it('in a first line that no other agrees with is said', () => {
    const rows = headerless(numbered);
    const years = write(`2019,2020,2021,2022,9\n${rows}`);
    expect(() => csv({ file: years })).toThrow(
      /"9" \(line 1\), expected .+; "header": true takes the first line for names of columns$/,
    );
    expect(notesOf(csv({ file: years, test: write(rows) }))).toEqual([
      'the first line is read as a row, though no other has its label; "header": true takes it for names',
    ]);
    expect(notesOf(csv({ file: years, header: true }))).toEqual([]);
  });

  it('of words is not doubted where a feature is a text', () => {
    const file = write(text.replaceAll(/^\d/gm, 'x').replace('species', 'kind'));
    expect(() => csv({ file })).toThrow(
      /^[^;]+expected a number; leave column "sl" out by the option features$/,
    );
  });

  it('of one class is refused with what it holds', () => {
    const file = write('a,b\n1,x\n2,x\n');
    expect(() => csv({ file })).toThrow(
      new InputError(
        `${file}: found labels in column "b": x (2 rows) alone, expected at least two classes; set "label" to the column that holds them`,
      ),
    );
  });
});

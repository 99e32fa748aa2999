import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { dataOf, flowers, notesOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';

const { write } = tables();
const [one, two] = ['gr\u00f6\u00dfe', 'gro\u0308\u00dfe'];
const text = flowers();
const named = (name: string) => text.replace('sl', name);
const features = (name: string) => [name, 'sw', 'pl', 'pw'];

describe('names of columns', () => {
  it('are the same however their accents are written', () => {
    const plain = dataOf(csv({ file: write(text), test: write(`${text}\n`) }));
    for (const [own, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const [file, test] = [write(named(own)), write(`${named(other)}\n`)];
      for (const asked of [null, features(one), features(two)]) {
        const dataset = csv({ file, test, features: asked });
        expect(dataOf(dataset)).toEqual(plain);
        expect(dataset.provenance?.features).toEqual(features(one));
        expect(notesOf(dataset)).toEqual([]);
      }
      const label = write(text.replace('species', own));
      expect(csv({ file: label, label: other }).provenance?.label).toBe(one);
      // Names that options give make a header of a line of numbers.
      const numbers = write(text.replace(/^.+/, `1,2,3,4,${own}`));
      expect(csv({ file: numbers, label: other }).train.labels).toHaveLength(48);
    }
  });

  it('that are the same twice are refused', () => {
    const file = write(named(one).replace('sw', two));
    expect(() => csv({ file })).toThrow(`${file}:1: found two columns named "${one}", expected different`);
    const once = write(named(one));
    expect(() => csv({ file: once, features: [one, two] })).toThrow(
      new InputError(`${once}: found "${one}" twice among the features; name it once`),
    );
  });

  it.each([
    ['sl\u200b', '"sl\\u200b"'],
    ['s\u00adl', '"s\\u00adl"'],
    ['\u00a0sl', '"\\u00a0sl"'],
    ['\u0455l', '"\\u0455l"'],
    ['\uff53l', '"\\uff53l"'],
  ])('that look alike, sl and %j, are shown apart', (name, shown) => {
    const [file, other] = [write(text), write(named(name))];
    expect(() => csv({ file, test: other })).toThrow(
      `${other}: found no column "sl", and ${shown} beyond those, expected the columns of ${file}`,
    );
    expect(() => csv({ file: other, features: ['sl'] })).toThrow(`; did you mean ${shown}?`);
    expect(() => csv({ file, label: name })).toThrow(`found no column ${shown}, expected one of "sl", `);
  });

  it('that do not are shown as they are', () => {
    const [file, other] = [write(named(one)), write(named('\u0442\u0435\u0441\u0442'))];
    expect(() => csv({ file, test: other })).toThrow(
      `found no column "${one}", and "\u0442\u0435\u0441\u0442" beyond those`,
    );
    expect(() => csv({ file, label: 'Species' })).toThrow(/; did you mean "species"\?$/);
    expect(() => csv({ file, label: 'kind' })).toThrow(/or a place up to 4$/);
  });
});

import { describe, expect, it } from 'vitest';
import { tables } from '../test/tables.js';
import { csv } from './index.js';

const { write } = tables();

/** How long something takes, in seconds. */
function timed<Result>(run: () => Result): readonly [Result, number] {
  // Of the processor: other tests run meanwhile.
  const begun = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(begun);
  return [result, (user + system) / 1e6];
}

describe('a large table', () => {
  const names = ['label', ...Array.from({ length: 784 }, (_, pixel) => `pixel${pixel}`)];
  const rows = Array.from({ length: 4200 }, (_, row) => {
    const pixels = Array.from({ length: 784 }, (_, pixel) => (pixel % 5 ? 0 : (row * 31 + pixel * 17) % 256));
    return [row % 10, ...pixels];
  });

  // Ten times as many are to take 5 seconds at most; a busy machine gets six times as much.
  it.each([
    ['plain', (row: readonly number[]) => row.join()],
    ['with labels in quotes', ([label, ...rest]: readonly number[]) => `"${label}",${rest}`],
  ])('of digits, %s, is read in time, without a copy', (_, lineOf) => {
    const file = write([names.join(), ...rows.map(lineOf)].join('\n'));
    const [{ train, test, classes }, seconds] = timed(() => csv({ file, label: 'label' }));
    expect(seconds).toBeLessThan(3);
    expect([train.labels.length, test.labels.length, classes.length]).toEqual([3360, 840, 10]);
    expect(train.values.buffer).toBe(test.values.buffer);
    expect(train.values.buffer.byteLength).toBe(4 * 4200 * 784);
  });

  // A pass over the table for each column took 20 seconds.
  it('of digits, with an empty cell in each of 495 columns, is filled in time', () => {
    const holed = rows.map((row) => [...row] as (number | string)[]);
    for (let column = 1; column <= 495; column++) holed[(column * 97) % holed.length]![column] = '';
    const file = write([names.join(), ...holed.map((row) => row.join())].join('\n'));
    const [{ train, provenance }, seconds] = timed(() => csv({ file, label: 'label', missing: 'median' }));
    expect(seconds).toBeLessThan(6);
    expect(train.values.includes(Number.NaN)).toBe(false);
    expect(provenance?.notes?.join('\n')).toMatch(/495 missing cells in .+ are filled/);
  });

  it('whose columns all count is looked at in time', () => {
    const table = (width: number) => {
      const head = Array.from({ length: width }, (_, column) => `Unnamed: ${column}`);
      const lines = Array.from({ length: 400 }, (_, row) => `${Array(width).fill(row)},${'ab'[row % 2]}`);
      return write(`${head},label\n${lines.join('\n')}`);
    };
    const [dataset, seconds] = timed(() => csv({ file: table(1000), index: 'keep' }));
    expect(seconds).toBeLessThan(3);
    expect(dataset.provenance?.notes).toHaveLength(10);
    const [, left] = timed(() => expect(() => csv({ file: table(1000) })).toThrow('found one column'));
    expect(left).toBeLessThan(3);
  });

  it('of 100,001 columns is read in time', () => {
    const wide = Array.from({ length: 100_000 }, (_, column) => `f${column}`);
    const lines = Array.from(
      { length: 4 },
      (_, row) => `${wide.map((_, column) => (column * 7 + row * row) % 100)},${'ab'[row % 2]}`,
    );
    const file = write(`${wide},label\n${lines.join('\n')}`);
    const [{ train, provenance }, seconds] = timed(() => csv({ file, train: 1 }));
    expect(seconds).toBeLessThan(3);
    expect([train.shape, provenance?.features?.length]).toEqual([[100_000], 100_000]);
    expect(() => csv({ file, label: 'none' })).toThrow(
      /expected one of "f0", .+, … \(100001 in all\), or a place up to 100000$/,
    );
    const [, refused] = timed(() =>
      expect(() => csv({ file: write(`${wide},f0\n${lines.join('\n')}`) })).toThrow('two columns named "f0"'),
    );
    expect(refused).toBeLessThan(3);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset, Samples } from '@s4nn/core';
import { afterAll } from 'vitest';

/** A folder of a test file's own for its tables, removed at the end. */
export function tables() {
  const root = mkdtempSync(join(tmpdir(), 's4nn-csv-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let files = 0;
  const write = (text: string | Uint8Array): string => {
    const file = join(root, `${files++}.csv`);
    writeFileSync(file, text);
    return file;
  };
  return { root, write };
}

/** Values of samples, a row each. */
export const rowsOf = ({ values, shape: [features = 1] }: Pick<Samples, 'values' | 'shape'>) =>
  Array.from({ length: values.length / features }, (_, row) =>
    Array.from(values.subarray(row * features, (row + 1) * features)),
  );

/** What a dataset holds, without where it comes from. */
export const dataOf = ({ classes, train, test }: Dataset) => ({ classes, train, test });

/** Its notes, without the names of the files. */
export const allNotesOf = ({ provenance }: Dataset) =>
  (provenance?.notes ?? []).map((note) => note.replace(/^\d+\.csv: /, ''));

/** The same but for those on equal rows: many tests give one table twice. */
export const notesOf = (dataset: Dataset) =>
  allNotesOf(dataset).filter((note) => !note.includes('the same values in all features'));

/** Classes alpha, beta and gamma, 20 rows each; features that differ, and as many cells as names. */
export function flowers(separator = ',', names = ['sl', 'sw', 'pl', 'pw', 'species']): string {
  const kinds = ['alpha', 'beta', 'gamma'];
  const rows = Array.from({ length: 60 }, (_, row) => {
    const kind = Math.floor(row / 20);
    const cells = names
      .slice(1)
      .map((_, place) => (5 - place + 2 * kind + ((row * 7) % 61) / 100).toFixed(2));
    return [...cells, kinds[kind]].join(separator);
  });
  return `${[names.join(separator), ...rows].join('\n')}\n`;
}

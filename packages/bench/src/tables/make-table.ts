import { closeSync, openSync, writeSync } from 'node:fs';
import { random } from '@s4nn/core';

/** Writes a table of digits' greys as CSV: a label 0…9, then greys 0…255, four of five of them 0. */
export function makeTable(file: string, rows: number, columns: number): void {
  const draw = random(1, `table ${rows} × ${columns}`);
  const grey = (): number => (draw() < 0.8 ? 0 : Math.floor(256 * draw()));
  const descriptor = openSync(file, 'w');
  const names = Array.from({ length: columns - 1 }, (_, column) => `pixel${column}`);
  writeSync(descriptor, `label,${names.join(',')}\n`);
  for (let row = 0; row < rows; row++) {
    writeSync(descriptor, `${row % 10},${Array.from({ length: columns - 1 }, grey).join(',')}\n`);
  }
  closeSync(descriptor);
}

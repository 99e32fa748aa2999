import type { Buffer } from 'node:buffer';
import type { Delimiter } from './delimiter.js';
import { isBlank } from './lines.js';

/**
 * What is wrong with the quotes of a record, as an error's message: one inside a cell, one that is closed too early, or one
 * that is never closed. It names the line of the quote that is at fault.
 * @param line the line at which the record begins.
 */
export function quoteFault(file: string, record: Buffer, line: number, delimiter: Delimiter): string {
  const fault = (at: number, found: string, cure: string): string =>
    `${file}:${at}: found ${found}, expected quotes around whole cells, and doubled inside them; ${cure}`;
  const separator = delimiter.charCodeAt(0);
  const ends = (byte: number | undefined): boolean =>
    byte === undefined || byte === separator || byte === 10 || byte === 13;
  let [opened, fresh] = [0, true];
  for (let at = 0; at < record.length; at++) {
    const byte = record[at]!;
    if (byte === 10) line++;
    if (opened > 0) {
      if (byte !== 34) continue;
      if (record[at + 1] === 34) {
        at++;
        continue;
      }
      let after = at + 1;
      while (after < record.length && isBlank(record[after]!) && !ends(record[after])) after++;
      if (!ends(record[after]) && !(delimiter === ' ' && after > at + 1)) {
        return fault(
          opened,
          'a quoted cell that continues after its closing quote',
          `close the quote of line ${opened}`,
        );
      }
      opened = 0;
      fresh = false;
    } else if (byte === 34) {
      if (!fresh) return fault(line, 'a quote inside a cell', 'take it out');
      opened = line;
    } else if (byte === separator) fresh = true;
    else if (!isBlank(byte)) fresh = false;
  }
  if (opened > 0) return fault(opened, 'a quote that is opened and never closed', 'close it');
  return fault(line, 'quotes that do not match', 'write the row anew');
}

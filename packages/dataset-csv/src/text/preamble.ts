import { Buffer } from 'node:buffer';
import { InputError } from '@s4nn/core';
import { cellsIn, type Delimiter, delimiters, findDelimiter, isNumber } from './delimiter.js';
import { lineAt, lineEndOf, someLines } from './lines.js';

/** Where a table begins in its text, and what the lines above it say. */
export interface Preamble {
  readonly start: number;
  /** The line of that place, from 1. */
  readonly line: number;
  readonly delimiter: Delimiter | null;
  readonly notes: readonly string[];
}

/**
 * Passes over what stands above a table: lines to skip, a line `sep=;` of Excel, and lines that begin with # if no option
 * says what begins a comment. Such a line with as many cells as those below it has their names.
 */
export function readPreamble(file: string, bytes: Buffer, skip: number, comment: Buffer | null): Preamble {
  const lineEnd = lineEndOf(bytes);
  const notes: string[] = [];
  let [start, line] = [0, 1];
  const next = (): void => {
    start = lineAt(bytes, start, lineEnd).next;
    line++;
  };
  const read = (): string => {
    const { end } = lineAt(bytes, start, lineEnd);
    return bytes.toString('utf8', start, Math.min(end, start + 2 ** 20));
  };
  while (line <= skip && start < bytes.length) next();
  const [, said] = /^"?sep=(.)"?[,;\s]*$/i.exec(read()) ?? [];
  if (said !== undefined) {
    if (!delimiters.includes(said as Delimiter)) {
      throw new InputError(
        `${file}:${line}: found the separator ${JSON.stringify(said)}, expected one of , ; | tab space; write the table with one of these`,
      );
    }
    next();
  }
  if (comment === null && read().startsWith('#')) passComments();
  return { start, line, delimiter: (said as Delimiter | undefined) ?? null, notes };

  function passComments(): void {
    const [begun, from] = [line, start];
    const below = someLines(bytes, start, Buffer.from('#'));
    const delimiter = (said as Delimiter | undefined) ?? findDelimiter(below);
    const [first] = below;
    if (delimiter === null || first === undefined) return;
    const cells = cellsIn(first, delimiter);
    const areNames = (cells: readonly string[]): boolean =>
      cells.every((cell) => !isNumber(cell.trim(), delimiter));
    let named = -1;
    while (start < bytes.length && read().startsWith('#')) {
      const text = read().replace(/^#+\s*/, '');
      const { next: below } = lineAt(bytes, start, lineEnd);
      const last = below >= bytes.length || bytes[below] !== 35;
      const own = cellsIn(text, delimiter);
      if (last && own.length === cells.length && areNames(own) && !areNames(cells)) {
        named = line;
        start += Buffer.byteLength(read()) - Buffer.byteLength(text);
        break;
      }
      next();
    }
    const passed = line - begun;
    if (passed > 0) {
      const which = passed === 1 ? `line ${begun} begins` : `lines ${begun} to ${line - 1} begin`;
      notes.push(
        `${which} with # and ${passed === 1 ? 'is' : 'are'} passed over; the options comment and skip say which lines are`,
      );
    }
    if (named !== -1) {
      notes.push(`line ${named} is read without the # that it begins with; the option skip can leave it out`);
    }
    if (start >= bytes.length) [start, line] = [from, begun];
  }
}

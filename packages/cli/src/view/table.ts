import type { Colours } from '../terminal.js';

/** A table as lines. Columns are as wide as their content; numbers and percentages are aligned to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  colours: Colours,
): string[] {
  const columns = head.map((name, column) => {
    const cells = rows.map((row) => row[column]!);
    return {
      // Not Math.max(...): there may be more rows than a call may have arguments.
      width: cells.reduce((width, { length }) => Math.max(width, length), name.length),
      toTheRight: cells.every((cell) => cell === '' || /^-?[\d.]+(e[+-]?\d+)?( %)?$/.test(cell)),
    };
  });
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const { width, toTheRight } = columns[column]!;
        return toTheRight ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [colours.bold(line(head)), ...rows.map(line)];
}

import type { Colours } from '../terminal.js';

/** Lines of columns as wide as they need to be; a column of numbers or percentages goes to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  colours: Colours,
): string[] {
  const columns = head.map((name, column) => {
    const cells = rows.map((row) => row[column]!);
    return {
      width: Math.max(...[name, ...cells].map(({ length }) => length)),
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

import type { Table } from '../table.js';

/** The number of columns without those at the end that have neither a name nor a value. */
export function widthOf({ columns, named, rows, cellsOf }: Table, notes: string[]): number {
  let width = columns.length;
  while (width > 1 && (!named || columns[width - 1] === '')) width--;
  for (let row = 0; row < rows && width < columns.length; row++) {
    const { starts, ends } = cellsOf(row);
    for (let place = columns.length - 1; place >= width; place--) {
      if (ends[place]! > starts[place]!) width = place + 1;
    }
  }
  if (width < columns.length) {
    const which =
      columns.length - width === 1 ? 'the last column is' : `the last ${columns.length - width} columns are`;
    notes.push(
      `${which} empty in each row, without a name, and left out, as separators end the rows; a name in the first line keeps such columns`,
    );
  }
  return width;
}

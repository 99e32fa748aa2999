import { type Cells, filledIn } from '../text/cells.js';

/** What is asked of a table before its columns are known. */
interface Records {
  readonly count: number;
  readonly lineOf: (record: number) => number;
  readonly cellsOf: (record: number) => Cells;
}

/** How many records are looked at. */
const most = 20;

/**
 * What to do if the first lines are a title, as spreadsheets have above their tables: if they fill fewer cells than those below,
 * which fill as many as one another.
 * @returns null where the first line does not look like one.
 */
export function titleCure({ count, lineOf, cellsOf }: Records): string | null {
  const filled = Array.from({ length: Math.min(count, most) }, (_, record) => filledIn(cellsOf(record)));
  const full = Math.max(...filled);
  const begin = filled.indexOf(full);
  const below = filled.slice(begin);
  // A cell may be missing here and there.
  const areFull = 2 * below.filter((cells) => cells === full).length > below.length;
  if (begin < 1 || full < 2 || below.length < 2 || !areFull || 2 * filled[0]! > full) return null;
  const line = lineOf(begin);
  const what =
    line === lineOf(0) + 1 ? `line ${line - 1} is a title` : `the lines above line ${line} are a title`;
  return `if ${what}, set "skip": ${line - 1}`;
}

/** The same of a table, whose first record may have become names of columns. */
export function titleCureOf(
  table: Omit<Records, 'count'> & { readonly named: boolean; readonly rows: number },
) {
  const header = table.named ? 1 : 0;
  return titleCure({
    count: table.rows + header,
    lineOf: (record) => table.lineOf(record - header),
    cellsOf: (record) => table.cellsOf(record - header),
  });
}

/** What may separate cells; a space stands for runs of blanks. */
export const delimiters = [',', ';', '\t', '|', ' '] as const;
export type Delimiter = (typeof delimiters)[number];

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const commaNumber = /^[+-]?\d+(,\d+)?(e[+-]?\d+)?$/i;
/** With a sign between thousands; in quotes, it has become an underscore. */
const grouped = /^[+-]?\d{1,3}([.,' \u00a0\u2009\u202f\u2019_]\d{3})+([.,_]\d*)?$/;

/**
 * The separator that gives lines the same number of cells, more than one, and most of them numbers; null if none does.
 * Runs of blanks count only where nearly all lines agree.
 */
export function findDelimiter(lines: readonly string[]): Delimiter | null {
  const plain = lines
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, (cell) => cell.slice(1, -1).replace(/[,;|\s]/g, '_')))
    .filter((line) => !line.includes('"'));
  let tabbed = 0;
  let best: { readonly delimiter: Delimiter; readonly score: number } | null = null;
  for (const delimiter of delimiters) {
    const { score, count } = scoreOf(plain, delimiter);
    if (delimiter === '\t' && score > 0) tabbed = count;
    // Blanks seem to separate tabbed lines, too, where the same cells are empty.
    if (delimiter === ' ' && count <= tabbed) continue;
    if (score > 0 && (!best || score > best.score)) best = { delimiter, score };
  }
  if (best?.delimiter !== ',') return best?.delimiter ?? null;
  return (['\t', ';', '|', ' '] as const).find((delimiter) => areDecimals(plain, delimiter)) ?? ',';
}

/**
 * Whether all commas can be decimal signs: another separator gives all lines the same number of cells, and those with a comma
 * are numbers, but for names in the first line. Of lines such as "0,5;a" a comma makes as many cells and numbers.
 */
function areDecimals(lines: readonly string[], delimiter: Delimiter): boolean {
  const rows = lines.map((line) => cellsIn(line, delimiter));
  const below = rows.length > 1 ? rows.slice(1) : rows;
  const count = rows[0]?.length ?? 0;
  return (
    count > 1 &&
    rows.every(({ length }) => length === count) &&
    below.flat().every((cell) => !cell.includes(',') || commaNumber.test(cell.trim())) &&
    (delimiter !== ' ' || haveFractions(below))
  );
}

/** Whether what is behind commas differs as fractions do: words such as "2 doors" and "4 doors" hold blanks, too. */
function haveFractions(rows: readonly (readonly string[])[]): boolean {
  const behind = new Set(rows.map((cells) => cells.join(' ').replace(/^[^,]*,/, '')));
  const words = new Set([...behind].map((text) => text.replace(/^\S+ /, '')));
  return words.size > 1 && behind.size > 2 * words.size && 4 * behind.size >= rows.length;
}

/** How well a separator fits, 0 for not at all, and how many cells it gives. */
function scoreOf(
  lines: readonly string[],
  delimiter: Delimiter,
): { readonly score: number; readonly count: number } {
  const rows = lines.map((line) => cellsIn(line, delimiter));
  const agreeing = new Map<number, number>();
  for (const { length } of rows) agreeing.set(length, (agreeing.get(length) ?? 0) + 1);
  const [[count, times] = [0, 0]] = [...agreeing].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const share = times / lines.length;
  if (count < 2 || (delimiter === ' ' && share < 0.9)) return { score: 0, count };
  const cells = rows.flat();
  const numbers = 0.1 + cells.filter((cell) => isNumber(cell.trim(), delimiter)).length / cells.length;
  return { score: share * numbers, count };
}

/** The cells of a line without quotes. */
export const cellsIn = (line: string, delimiter: Delimiter): string[] =>
  delimiter === ' ' ? line.trim().split(/[ \t]+/) : line.split(delimiter);

/** Whether a cell looks like a number, with either decimal sign where cells are separated by something else. */
export const isNumber = (cell: string, delimiter: Delimiter): boolean =>
  number.test(cell) || grouped.test(cell) || (delimiter !== ',' && commaNumber.test(cell));

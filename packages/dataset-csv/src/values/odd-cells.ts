const number = '[+-]?\\d[\\d.,]*';

/** Kinds of cells that are no numbers, and what makes numbers of them. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^${number} ?[%‰]$`), 'write such cells without the sign, as numbers of one unit'],
  [
    /^[+-]?(inf(inity)?|∞|1\.#inf)$/i,
    'write the largest number that is meant, or empty the cell and set "missing": "median"',
  ],
  [
    /^(\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(\d{4}|\d{2}))([T ]+\d{1,2}:\d{2}.*)?$/,
    'write dates as numbers, such as days since the first one',
  ],
  [/^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]m)?$/i, 'write times as numbers, such as seconds'],
];

/** What to do about a percentage, a date, a time or an infinite number; null for any other cell. */
export const oddCellCure = (cell: string): string | null =>
  kinds.find(([pattern]) => pattern.test(cell))?.[1] ?? null;

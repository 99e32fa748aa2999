/** What programs write where a value is missing. */
const missing = new Set(
  ['', '?', '-', '--', '.', 'NA', 'N/A', 'n/a', '#N/A', '<NA>', 'NaN', 'nan', '-nan', 'null', 'NULL'].concat(
    ...[['Null', 'None', 'none', 'NaT', 'nil', '(null)', '\\N', '#NULL!']],
  ),
);

/** As for numbers, without words and signs that name classes: "-", "none". */
const missingLabels = new Set(['', '?', 'NA', 'N/A', 'n/a', '#N/A', '<NA>', 'NaN', 'nan', 'null', 'NULL']);

/** Whether a cell of a feature says that its value is missing. */
export const isMissing = (cell: string): boolean => missing.has(cell.trim());

/** Whether a cell of the labels says that the label is missing. */
export const isMissingLabel = (cell: string): boolean => missingLabels.has(cell.trim());

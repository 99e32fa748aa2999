/** What a column of whole numbers is: row numbers in order, numbers that are all different, or neither. */
export type RowNumbers = 'counting' | 'distinct' | null;

/** Tells whether texts are row numbers, 0, 1, 2, … or 1, 2, 3, …, or at least different whole numbers. */
export function rowNumbersIn(rows: number, textOf: (row: number) => string): RowNumbers {
  const seen = new Set<number>();
  let counting = true;
  let first = 0;
  for (let row = 0; row < rows; row++) {
    const text = textOf(row);
    const value = Number(text);
    if (!/^\d{1,15}$/.test(text) || seen.has(value)) return null;
    if (row === 0) first = value;
    counting &&= value === first + row && first <= 1;
    seen.add(value);
  }
  return counting ? 'counting' : 'distinct';
}

/** Whether a column has the name that programs give one that has none: "", "Unnamed: 0". */
export const isUnnamed = (name: string): boolean => /^(Unnamed: \d+(\.\d+)*)?$/i.test(name.trim());

/** Whether a column's name is one of an identifier: "Id", "customer_id", "index". */
export const isIdentifier = (name: string): boolean =>
  /^(.*[_ .-])?(id|uid|uuid|index|idx|rownames?|row|rowid|nr|no)$/i.test(name.trim()) ||
  /[a-z]I[dD]$/.test(name);

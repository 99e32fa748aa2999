/** How often one class was taken for another. */
export interface Mistake {
  readonly label: number;
  readonly answer: number;
  readonly count: number;
}

/** The most frequent mistakes of a confusion matrix [true × decided]. */
export const mistakesOf = (counts: readonly (readonly number[])[], most: number): Mistake[] =>
  counts
    .flatMap((row, label) => row.map((count, answer) => ({ label, answer, count })))
    .filter(({ label, answer, count }) => label !== answer && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);

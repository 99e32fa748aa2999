/** The name that was probably meant, the first one of several: see {@link nearestOf}. */
export const nearest = (typed: string, names: readonly string[]): string | undefined =>
  nearestOf(typed, names)[0];

/**
 * The names that were probably meant: those that are the fewest letters away, half of them at most, or hold what was typed. Several
 * if they are equally near.
 */
export function nearestOf(typed: string, names: readonly string[]): string[] {
  const plain = typed.toLowerCase();
  const limit = typed.length <= 3 ? 1 : Math.max(2, Math.floor(typed.length / 3));
  const distances = names.map((name) => {
    const other = name.toLowerCase();
    const part = plain.length >= 3 && other.length >= 3 && (other.includes(plain) || plain.includes(other));
    const letters = distance(plain, other);
    const far = 2 * letters > Math.max(plain.length, other.length);
    return { name, distance: part ? Math.min(limit, letters) : far ? Number.POSITIVE_INFINITY : letters };
  });
  const least = distances.reduce((least, { distance }) => Math.min(least, distance), limit);
  return distances.filter(({ distance }) => distance === least).map(({ name }) => name);
}

/** How many names are offered at most. */
const mostOffered = 3;

/** `; did you mean "threshold"?`, with all names that are equally near, or nothing when none is near. */
export function didYouMean(typed: string, names: readonly string[]): string {
  const near = nearestOf(typed, names)
    .slice(0, mostOffered)
    .map((name) => JSON.stringify(name));
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}

/** What was probably meant, or else the names there are. */
export function suggestion(typed: string, names: readonly string[]): string {
  return didYouMean(typed, names) || (names.length > 0 ? `; there are: ${names.join(', ')}` : '');
}

/** How many letters must be put in, left out, replaced or exchanged with the next to make one text of another (optimal string alignment). */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let k = 1; k <= to.length; k++) {
      const letter = Number(from[line - 1] !== to[k - 1]);
      const isExchanged = line > 1 && k > 1 && from[line - 1] === to[k - 2] && from[line - 2] === to[k - 1];
      const least = Math.min(next[k - 1]! + 1, row[k]! + 1, row[k - 1]! + letter);
      next.push(isExchanged ? Math.min(least, before[k - 2]! + 1) : least);
    }
    [before, row] = [row, next];
  }
  return row[to.length]!;
}

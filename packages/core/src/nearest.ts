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

/** How many letters must be put in, left out or exchanged to make one text of another (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let k = 0; k < to.length; k++) {
      next.push(Math.min(next[k]! + 1, row[k + 1]! + 1, row[k]! + Number(letter !== to[k])));
    }
    row = next;
  }
  return row[to.length]!;
}

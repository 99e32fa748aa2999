/** The name that was probably meant: a few letters away, half of them at most, or one that holds what was typed. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const plain = typed.toLowerCase();
  const limit = typed.length <= 3 ? 1 : Math.max(2, Math.floor(typed.length / 3));
  const distances = names.map((name) => {
    const other = name.toLowerCase();
    const part = plain.length >= 3 && other.length >= 3 && (other.includes(plain) || plain.includes(other));
    const letters = distance(plain, other);
    const far = 2 * letters > Math.max(plain.length, other.length);
    return { name, distance: part ? Math.min(limit, letters) : far ? Number.POSITIVE_INFINITY : letters };
  });
  return distances
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .at(0)?.name;
}

/** `; did you mean "threshold"?`, or nothing when no name is near. */
export function didYouMean(typed: string, names: readonly string[]): string {
  const name = nearest(typed, names);
  return name === undefined ? '' : `; did you mean ${JSON.stringify(name)}?`;
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

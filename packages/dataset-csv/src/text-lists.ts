/**
 * Some things in words: the first ones, and how many there are.
 * @param all how many there are, if only the first ones are given.
 */
export function listed(things: readonly (string | number)[], most = 10, all = things.length): string {
  const some = things.slice(0, most).join(', ');
  return all > most ? `${some}, … (${all} in all)` : some;
}

/** Names in quotes, the first ten of them. */
export const quoted = (names: readonly string[], most = 10): string =>
  listed(
    names.slice(0, most).map((name) => JSON.stringify(name)),
    most,
    names.length,
  );

/** A number and what it counts: "1 row", "2 rows". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** The word before the numbers of some lines. */
export const lineOrLines = (count: number): string => (count === 1 ? 'line' : 'lines');

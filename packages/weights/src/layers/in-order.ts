/**
 * The order of layers by the names of their arrays: that of the numbers where names differ by numbers alone (`layer2` before
 * `layer10`), and otherwise the order in which the arrays lie.
 */
export function inOrder<Named extends { readonly name: string }>(arrays: readonly Named[]): readonly Named[] {
  return areNumbered(arrays)
    ? arrays.toSorted((one, other) => compare(numbersIn(one.name), numbersIn(other.name)))
    : arrays;
}

/** Whether names differ by numbers alone. */
export function areNumbered(arrays: readonly { readonly name: string }[]): boolean {
  const texts = new Set(arrays.map(({ name }) => name.replace(/\d+/g, '#')));
  const numbers = new Set(arrays.map(({ name }) => numbersIn(name).join()));
  return texts.size === 1 && numbers.size === arrays.length;
}

/** Without leading zeros, so that a longer one is larger. */
const numbersIn = (name: string): readonly string[] =>
  (name.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+/, ''));

function compare(ones: readonly string[], others: readonly string[]): number {
  const at = ones.findIndex((one, k) => one !== others[k]);
  if (at === -1) return 0;
  const [one, other] = [ones[at]!, others[at]!];
  return one.length - other.length || (one < other ? -1 : 1);
}

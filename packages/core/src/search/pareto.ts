/** Whether losses are nowhere higher and somewhere lower than others. */
const dominates = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((loss, objective) => loss <= b[objective]!) && a.some((loss, objective) => loss < b[objective]!);

/**
 * The Pareto front: which trials no other one dominates, that is, equals or undercuts in every objective and undercuts in
 * one. Equal ones are all in it or none.
 * @param losses [trials × objectives] finite numbers, of which low ones are good.
 * @returns indices into `losses`, in rising order.
 */
export function paretoFront(losses: readonly (readonly number[])[]): number[] {
  // In lexicographic order a trial comes after those that dominate it.
  const order = [...losses.keys()].sort((a, b) => lexicographic(losses[a]!, losses[b]!) || a - b);
  const front: number[] = [];
  // One of several equal ones speaks for all of them: where losses are shares of a few samples, a front may consist of them.
  const different: number[] = [];
  for (const index of order) {
    const last = different.at(-1);
    const isEqual = last !== undefined && lexicographic(losses[last]!, losses[index]!) === 0;
    if (!isEqual && different.some((other) => dominates(losses[other]!, losses[index]!))) continue;
    if (!isEqual) different.push(index);
    front.push(index);
  }
  return front.sort((a, b) => a - b);
}

function lexicographic(a: readonly number[], b: readonly number[]): number {
  for (let objective = 0; objective < a.length; objective++) {
    if (a[objective] !== b[objective]) return a[objective]! - b[objective]!;
  }
  return 0;
}

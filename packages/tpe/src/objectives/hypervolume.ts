/**
 * The volume that points dominate below a reference point: the measure of what is worse than some point in every objective
 * and better than the reference (Zitzler and Thiele 1998). By slices along the last objective.
 * @param losses [points × objectives], low is good. @param reference [objectives].
 */
export function hypervolume(losses: readonly (readonly number[])[], reference: readonly number[]): number {
  const last = reference.length - 1;
  const inside = losses.filter((point) => reference.every((bound, objective) => point[objective]! < bound));
  if (inside.length === 0) return 0;
  if (last === 0) return reference[0]! - Math.min(...inside.map(([loss]) => loss!));
  const sorted = inside.toSorted((a, b) => a[last]! - b[last]!);
  const rest = reference.slice(0, last);
  let volume = 0;
  if (last === 1) {
    // A staircase: each point adds the rectangle to the left of what is there.
    let right = reference[0]!;
    sorted.forEach(([x, y]) => {
      if (x! >= right) return;
      volume += (right - x!) * (reference[1]! - y!);
      right = x!;
    });
    return volume;
  }
  for (let index = 0; index < sorted.length; index++) {
    const thickness = (sorted[index + 1]?.[last] ?? reference[last]!) - sorted[index]![last]!;
    if (thickness > 0) volume += thickness * hypervolume(sorted.slice(0, index + 1), rest);
  }
  return volume;
}

/**
 * Chooses points one after the other, each time the one that adds most to the volume that they dominate together (greedy
 * subset selection; Guerreiro et al. 2016), the first of equals.
 * @returns indices into `losses` in the order of choice.
 */
export function mostVolume(
  losses: readonly (readonly number[])[],
  count: number,
  reference: readonly number[],
): number[] {
  const chosen: number[] = [];
  const gains = losses.map((point) => hypervolume([point], reference));
  const left = new Set(losses.keys());
  let volume = 0;
  while (chosen.length < count && left.size > 0) {
    // A gain only falls as others are chosen, so one that is up to date and above the rest is the highest.
    const order = [...left].sort((a, b) => gains[b]! - gains[a]! || a - b);
    let best = order[0]!;
    let highest = Number.NEGATIVE_INFINITY;
    for (const index of order) {
      if (gains[index]! < highest) break;
      gains[index] =
        hypervolume(
          [...chosen, index].map((point) => losses[point]!),
          reference,
        ) - volume;
      if (gains[index]! > highest || (gains[index] === highest && index < best)) {
        [best, highest] = [index, gains[index]!];
      }
    }
    chosen.push(best);
    left.delete(best);
    volume += highest;
  }
  return chosen;
}

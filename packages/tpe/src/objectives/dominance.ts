import { paretoFront } from '@s4nn/core';
import { hypervolume, mostVolume } from './hypervolume.js';

/**
 * The best trials by several objectives: Pareto front after Pareto front; of the last front needed, the trials that dominate
 * the most volume together (Ozaki et al. 2022).
 * @param losses [trials × objectives]. @returns indices into `losses`, front by front.
 */
export function bestByDominance(losses: readonly (readonly number[])[], count: number): number[] {
  const best: number[] = [];
  let left = [...losses.keys()];
  while (best.length < count && left.length > 0) {
    const front = paretoFront(left.map((index) => losses[index]!)).map((place) => left[place]!);
    const room = count - best.length;
    if (front.length <= room) best.push(...front);
    else {
      const candidates = front.map((index) => losses[index]!);
      best.push(...mostVolume(candidates, room, referenceOf(candidates)).map((place) => front[place]!));
    }
    const taken = new Set(front);
    left = left.filter((index) => !taken.has(index));
  }
  return best;
}

/** [trials] the volume that each trial alone dominates. */
export function contributions(losses: readonly (readonly number[])[]): number[] {
  const reference = referenceOf(losses);
  const together = hypervolume(losses, reference);
  return losses.map((_, left) => together - hypervolume(losses.toSpliced(left, 1), reference));
}

/** Slightly worse than the worst in each objective, so that the ends of a front count too. */
const referenceOf = (losses: readonly (readonly number[])[]): number[] =>
  losses[0]!.map((_, objective) => {
    const worst = losses.reduce((highest, point) => Math.max(highest, point[objective]!), -Infinity);
    return Math.max(1.1 * worst, 0.9 * worst) || Number.EPSILON;
  });

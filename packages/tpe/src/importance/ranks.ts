import { InputError } from '@s4nn/core';
import type { History } from '../trials/history.js';

/** The rank of each trial that has ended, best first, as a share 0…1 of all; equal trials share their mean rank. */
export function ranksOf({ complete, pruned, failed }: History, objective: number): Map<number, number> {
  const losses = complete.map(({ index, losses }) => ({ index, loss: losses[objective] ?? Number.NaN }));
  if (losses.some(({ loss }) => Number.isNaN(loss))) {
    throw new InputError(
      `Option "objective" of importance: found ${objective}, and trials have no such loss.`,
    );
  }
  const groups = [
    ...groupsBy(
      losses.sort((a, b) => a.loss - b.loss),
      ({ loss }) => `${loss}`,
    ),
    ...groupsBy(pruned, ({ rung, loss }) => `${rung} ${loss}`),
    failed,
  ];
  const count = complete.length + pruned.length + failed.length;
  const ranks = new Map<number, number>();
  let before = 0;
  for (const group of groups) {
    for (const index of group) ranks.set(index, (before + group.length / 2) / count);
    before += group.length;
  }
  return ranks;
}

/** Neighbours that are equal, as the indices of their trials. */
function groupsBy<Ranked extends { readonly index: number }>(
  ranked: readonly Ranked[],
  keyOf: (trial: Ranked) => string,
): number[][] {
  const groups: number[][] = [];
  let last = '';
  for (const trial of ranked) {
    const key = keyOf(trial);
    if (groups.length > 0 && key === last) groups.at(-1)!.push(trial.index);
    else groups.push([trial.index]);
    last = key;
  }
  return groups;
}

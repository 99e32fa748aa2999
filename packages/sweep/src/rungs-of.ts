import type { ConfigJson } from './config/config.js';
import { prunerFor } from './pruners/pruner-for.js';

/** The rungs of the trials of a config, each list once: with brackets there are several. */
export function rungsOf({ pruner, search, training: { epochs } }: ConfigJson): number[][] {
  const { rungs } = prunerFor(pruner, epochs);
  const lists = new Map<string, number[]>();
  for (let trial = 0; trial < (search?.trials ?? 0); trial++) {
    const list = [...rungs(trial, epochs)];
    lists.set(String(list), list);
  }
  const all = [...lists.values()];
  return all.every((list) => list.length === 0) ? [] : all;
}

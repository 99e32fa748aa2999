import type { Config } from '@s4nn/config';
import { createPruner } from '../schedule/create-pruner.js';

/** The rungs of a config's trials: one list, or several with brackets. Equal lists are given once. */
export async function rungsOf(config: Config): Promise<number[][]> {
  const { search, training } = config.json;
  const { rungs } = await createPruner(config);
  const lists = new Map<string, number[]>();
  for (let trial = 0; trial < (search?.trials ?? 0); trial++) {
    const list = [...rungs(trial, training.epochs)];
    lists.set(String(list), list);
  }
  const all = [...lists.values()];
  return all.every((list) => list.length === 0) ? [] : all;
}

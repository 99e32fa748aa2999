import { random, shuffle } from '@s4nn/core';
import type { Effect } from './effect.js';

const permutations = 199;
/** How often chance may pass for an effect of any of the parameters. */
const level = 0.01;

/**
 * Whether chance alone could give as much as each parameter's effect. The ranks are dealt out anew among the trials that have the
 * parameter, and what counts is the largest effect of all parameters, each measured in the spread of its own (the max T of Westfall
 * and Young 1993): where no parameter matters, one is told apart from chance in about 1 of 100 sweeps.
 * @param ranks [trials]
 */
export function isChance(effects: readonly Effect[], ranks: Float64Array, seed: number): boolean[] {
  const once = new Uint32Array(ranks.length).fill(1);
  const trials = Uint32Array.from(ranks.keys());
  const variations = effects.map(({ among }) => among(once, trials));
  const drawn = effects.map(() => new Float64Array(permutations));
  for (let draw = 0; draw < permutations; draw++) {
    const order = shuffle(trials.slice(), random(seed, 'importance by chance', draw));
    // Most parameters, or all, are in every trial, and get the same ranks.
    const anew = inOrder(ranks, order);
    effects.forEach((effect, index) => {
      const given = effect.present.length === ranks.length ? anew : dealt(effect, ranks, order);
      drawn[index]![draw] = variations[index]!(given);
    });
  }
  const spreads = drawn.map(spreadOf);
  const heightOf = (index: number, variation: number): number => {
    const { mean, deviation } = spreads[index]!;
    return deviation === 0 ? 0 : (variation - mean) / deviation;
  };
  const highest = Array.from({ length: permutations }, (_, draw) =>
    drawn.reduce((most, of, index) => Math.max(most, heightOf(index, of[draw]!)), Number.NEGATIVE_INFINITY),
  );
  return variations.map((variation, index) => {
    const height = heightOf(index, variation(ranks));
    const asHigh = highest.filter((other) => other >= height).length;
    return (1 + asHigh) / (1 + permutations) > level;
  });
}

/** The ranks of all trials in another order. */
function inOrder(ranks: Float64Array, order: Uint32Array): Float64Array {
  const given = new Float64Array(ranks.length);
  for (let trial = 0; trial < order.length; trial++) given[trial] = ranks[order[trial]!]!;
  return given;
}

/** The ranks of the trials that have a parameter, in another order. */
function dealt({ present }: Effect, ranks: Float64Array, order: Uint32Array): Float64Array {
  const given = new Float64Array(ranks.length).fill(Number.NaN);
  for (const trial of present) given[trial] = ranks[trial]!;
  let place = 0;
  for (let index = 0; index < order.length; index++) {
    const trial = order[index]!;
    if (!Number.isNaN(given[trial]!)) given[present[place++]!] = ranks[trial]!;
  }
  return given;
}

function spreadOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

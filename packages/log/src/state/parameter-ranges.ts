import type { Distribution } from '../format/distribution.js';
import type { LoggedTrial } from '../format/sweep-log.js';

/** A parameter's name and range; bounds are included and in natural units. */
export type ParameterRange =
  | {
      readonly name: string;
      readonly kind: 'number';
      readonly low: number;
      readonly high: number;
      readonly log: boolean;
    }
  | { readonly name: string; readonly kind: 'choice'; readonly choices: readonly string[] };

/** Ranges by name, each of which covers all distributions that were added: a space may have been extended. */
export interface Ranges {
  readonly byName: ReadonlyMap<string, ParameterRange>;
  add(name: string, distribution: Distribution): void;
}

/** No ranges yet. Their order, and that of choices, is the one in which they are added. */
export function noRanges(): Ranges {
  const byName = new Map<string, ParameterRange>();
  const last = new Map<string, Distribution>();
  return {
    byName,
    add(name, distribution) {
      // All trials of a space have the same distribution, and what it adds, it adds once.
      if (last.get(name) === distribution) return;
      last.set(name, distribution);
      byName.set(name, joined(byName.get(name), rangeOf(name, distribution)));
    },
  };
}

/** Adds all parameters of a trial to the ranges. */
export function addParameters(ranges: Ranges, { parameters }: Pick<LoggedTrial, 'parameters'>): void {
  for (const name of Object.keys(parameters)) ranges.add(name, parameters[name]!.distribution);
}

function rangeOf(name: string, distribution: Distribution): ParameterRange {
  if (distribution.name === 'CategoricalDistribution') {
    return { name, kind: 'choice', choices: distribution.attributes.choices.map(String) };
  }
  const { low, high, log } = distribution.attributes;
  return { name, kind: 'number', low, high, log };
}

function joined(before: ParameterRange | undefined, range: ParameterRange): ParameterRange {
  if (before?.kind === 'choice' && range.kind === 'choice') {
    return { ...range, choices: [...new Set([...before.choices, ...range.choices])] };
  }
  if (before?.kind === 'number' && range.kind === 'number') {
    return { ...range, low: Math.min(before.low, range.low), high: Math.max(before.high, range.high) };
  }
  return range;
}

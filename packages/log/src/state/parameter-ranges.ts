import type { Distribution } from '../format/distribution.js';
import type { LoggedTrial } from '../format/fold.js';

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

/** Every parameter of any trial, with a range that covers all its distributions, because a space may have been extended. */
export function rangesOf(trials: readonly LoggedTrial[]): ParameterRange[] {
  const ranges = new Map<string, ParameterRange>();
  for (const { parameters } of trials) {
    for (const [name, { distribution }] of Object.entries(parameters)) {
      ranges.set(name, joined(ranges.get(name), rangeOf(name, distribution)));
    }
  }
  return [...ranges.values()];
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

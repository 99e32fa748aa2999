import type { Choice, Range } from '@s4nn/core';
import { isPlainObject, type Json, parseJson } from './json.js';

/**
 * The range of a parameter in Optuna's form, with bounds in natural units, both included. With `log`, a float has no step
 * and an integer's step is 1.
 */
export type Distribution =
  | { readonly name: 'FloatDistribution'; readonly attributes: FloatRange }
  | { readonly name: 'IntDistribution'; readonly attributes: IntRange }
  | {
      readonly name: 'CategoricalDistribution';
      readonly attributes: { readonly choices: readonly Choice[] };
    };

/** Bounds of a float in Optuna's form; `step` is null where it is continuous. */
export interface FloatRange {
  readonly step: number | null;
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

/** Bounds of an integer in Optuna's form. */
export interface IntRange {
  readonly log: boolean;
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

/** A range in Optuna's form. With a logarithm Optuna allows no step but 1; the real step is in the config's space. */
export function distributionOf(range: Range): Distribution {
  if (range.kind === 'choice') {
    return { name: 'CategoricalDistribution', attributes: { choices: range.choices } };
  }
  const { low, high, step, log } = range;
  if (step !== null && Number.isInteger(step)) {
    return { name: 'IntDistribution', attributes: { log, step: log ? 1 : step, low, high } };
  }
  return { name: 'FloatDistribution', attributes: { step: log ? null : step, low, high, log } };
}

/** A parameter's value as people read it, from the number in the log: a categorical's value is its choice. */
export const naturalValue = (value: number, distribution: Distribution): Choice =>
  distribution.name === 'CategoricalDistribution' ? (distribution.attributes.choices[value] ?? null) : value;

/** Distributions by their texts: all trials of a space have the same few. */
const known = new Map<string, Distribution>();
const mostKnown = 1000;

/**
 * Reads a distribution from the JSON text that a record carries.
 * @throws Error with what was found and what was expected.
 */
export function parseDistribution(text: string): Distribution {
  const before = known.get(text);
  if (before) return before;
  const distribution = distributionIn(text);
  if (known.size === mostKnown) known.clear();
  known.set(text, distribution);
  return distribution;
}

function distributionIn(text: string): Distribution {
  const json = jsonIn(text);
  if (isPlainObject(json) && isPlainObject(json.attributes)) {
    const { low, high, step, log, choices } = json.attributes;
    const bounded = typeof low === 'number' && typeof high === 'number' && typeof log === 'boolean';
    const ok =
      (json.name === 'FloatDistribution' && bounded && (step === null || typeof step === 'number')) ||
      (json.name === 'IntDistribution' && bounded && typeof step === 'number') ||
      (json.name === 'CategoricalDistribution' && Array.isArray(choices) && choices.every(isChoice));
    if (ok) return json as unknown as Distribution;
  }
  throw new Error(
    `found the distribution ${text}, expected Optuna's Float-, Int- or CategoricalDistribution`,
  );
}

function jsonIn(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

const isChoice = (choice: Json): choice is Choice => choice === null || typeof choice !== 'object';

import type { Distribution } from '../journal/distribution.js';
import type { Numeric } from './expression.js';

/** Optuna allows no step but 1 together with a logarithm: the true step is in the space of the config. */
export function numericDistribution({ low, high, step, log }: Numeric): Distribution {
  if (step !== null && Number.isInteger(step)) {
    return { name: 'IntDistribution', attributes: { log, step: log ? 1 : step, low, high } };
  }
  return { name: 'FloatDistribution', attributes: { step: log ? null : step, low, high, log } };
}

/** Optuna's choices are plain values, so options that are not are written by their labels. */
export function choiceDistribution(
  options: readonly unknown[],
): Extract<Distribution, { name: 'CategoricalDistribution' }> {
  const plain = options.every((option) => typeof option !== 'object' || option === null);
  const choices = plain ? (options as (string | number | boolean | null)[]) : options.map(optionLabel);
  return { name: 'CategoricalDistribution', attributes: { choices } };
}

/** An option of a choice in a short line that no other option of it has. */
export function optionLabel(option: unknown, index: number): string {
  const text = typeof option === 'string' ? option : JSON.stringify(option);
  return text.length <= 60 ? text : `${index}: ${text.slice(0, 56)}…`;
}

import type { Choice, Range } from '@s4nn/core';
import type { Numeric } from './expression.js';

type NumberRange = Extract<Range, { kind: 'number' }>;
type ChoiceRange = Extract<Range, { kind: 'choice' }>;

/** The range of a number. */
export const numericRange = ({ low, high, step, log }: Numeric): NumberRange => ({
  kind: 'number',
  low,
  high,
  step,
  log,
});

/** The range of a choice. Choices are plain values, so options that are not are named by their labels. */
export function choiceRange(options: readonly unknown[]): ChoiceRange {
  const plain = options.every((option) => typeof option !== 'object' || option === null);
  return { kind: 'choice', choices: plain ? (options as readonly Choice[]) : options.map(optionLabel) };
}

/** An option of a choice in a short line that no other option of it has. */
export function optionLabel(option: unknown, index: number): string {
  const text = typeof option === 'string' ? option : JSON.stringify(option);
  return text.length <= 60 ? text : `${index}: ${text.slice(0, 56)}…`;
}

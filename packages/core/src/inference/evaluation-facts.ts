import { percent } from '../search/value-text.js';
import { type DecisionRule, decisionRules } from './decision-rules.js';
import type { Evaluation } from './evaluate.js';

/** Something to read: its name, its value as text, and what that means. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

/** An evaluation in words and numbers, the same in a terminal, in Markdown and on a page. */
export interface EvaluationFacts {
  /** The accuracy under each decision rule, and what the rule means; the one to quote comes first. */
  readonly rules: readonly Required<Fact>[];
  /** Ties, silence, and the steps and spikes that a decision takes. */
  readonly facts: readonly Fact[];
}

/** Puts an evaluation into words. */
export function evaluationFacts(evaluation: Evaluation): EvaluationFacts {
  const { samples, accuracy, ties, silent, decisionStep, spikesToDecision, spikes } = evaluation;
  const share = (count: number): string => `${count} (${percent(samples === 0 ? 0 : count / samples)})`;
  const note = 'mean per sample: input · layers';
  const means = (values: readonly number[]): string => values.map(meanText).join(' · ');
  return {
    rules: Object.entries(decisionRules).map(([name, note]) => ({
      name,
      value: percent(accuracy[name as DecisionRule]),
      note,
    })),
    facts: [
      { name: 'ties', value: share(ties) },
      { name: 'silent', value: share(silent) },
      { name: 'mean decision step', value: meanText(decisionStep) },
      { name: 'spikes to the decision', value: means(spikesToDecision), note },
      ...(spikes ? [{ name: 'spikes in all', value: means(spikes), note }] : []),
      ...meaningless(evaluation).map((value) => ({ name: 'warning', value })),
    ],
  };
}

/** Why the accuracies say nothing, if so. */
function meaningless({ samples, ties, silent }: Evaluation): string[] {
  if (samples === 0) return [];
  if (silent === samples) return ['no output fires on any sample: the thresholds are too high'];
  return ties === samples ? ['all samples are ties: the network tells no class from another'] : [];
}

/** A mean number of steps or spikes as people read it: 118.8; `none` where there is none. */
export const meanText = (mean: number | null): string => mean?.toFixed(1) ?? 'none';

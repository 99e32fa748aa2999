import { type Evaluation, evaluationFacts, type Fact } from '@s4nn/core';
import type { Colours } from '../terminal.js';

/** Accuracy by each decision rule, with the one to quote in bold, and the spikes and steps that it took. */
export function evaluationLines(evaluation: Evaluation, colours: Colours): string[] {
  const { rules, facts } = evaluationFacts(evaluation);
  const lines = rules.map(({ name, value, note }, index) => {
    const quoted = `${name.padEnd(9)} ${value}`;
    return `${index === 0 ? colours.bold(quoted) : quoted}  ${note}`;
  });
  return [...lines, ...factLines(facts)].map((line) => `  ${line}`);
}

/** Facts as lines: all without a note share one line, each of the others and each warning has its own. */
export function factLines(facts: readonly Fact[]): string[] {
  const isShort = ({ name, note }: Fact): boolean => note === undefined && name !== 'warning';
  const short = facts.filter(isShort).map(({ name, value }) => `${name} ${value}`);
  const long = facts
    .filter((fact) => !isShort(fact))
    .map(({ name, value, note }) => `${name}: ${value}${note === undefined ? '' : ` (${note})`}`);
  return short.length === 0 ? long : [short.join(' · '), ...long];
}

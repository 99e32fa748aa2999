import { whatDecided } from '@s4nn/core';
import type { Shown } from '@s4nn/measure';

/** The sample that was asked for, the decision and how it came about, in sentences. */
export function decisionText({ network, names, shown, chosen }: Shown): string {
  const answer = shown[chosen]!;
  const { sample, truth, decided } = answer;
  const verdict = decided === truth ? 'right' : 'wrong';
  return `Test sample ${sample}: true class ${names[truth]}, decided ${names[decided]}, which is ${verdict}. ${whatDecided(network, names, answer)}`;
}

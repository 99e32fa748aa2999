import type { Shown } from '@s4nn/measure';

/** The sample and the decision, in a sentence. */
export function decisionText({ sample, names, truth, decided, step }: Shown): string {
  const how = step === null ? 'by potential, because no output fired' : `at step ${step}`;
  return `Test sample ${sample}: true class ${names[truth]}, decided ${names[decided]} ${how} — ${decided === truth ? 'right' : 'wrong'}`;
}

import type { Shown } from '@s4nn/measure';

/** What was shown and decided, in a sentence. */
export function decisionText({ sample, names, truth, decided, step }: Shown): string {
  const how = step === null ? 'by potential, as no output fired' : `at step ${step}`;
  return `Test sample ${sample}: true class ${names[truth]}, decided ${names[decided]} ${how} — ${decided === truth ? 'right' : 'wrong'}`;
}

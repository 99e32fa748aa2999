import { evaluationPage } from '@s4nn/report';
import type { EvaluatedWeights } from './evaluate-weights.js';
import { replaceFile } from './replace-file.js';
import { writing } from './writing.js';

/**
 * Writes a page about evaluated weights.
 * @param text lines about them, without colors.
 * @throws InputError when the file cannot be written.
 */
export function writeEvaluation(
  file: string,
  title: string,
  { names, confusion, anytime, thresholds }: EvaluatedWeights,
  text: readonly string[],
): void {
  const page = evaluationPage({
    ...{ title, names, confusion, anytime, text },
    thresholds: thresholds.map(({ factor, decisionStep, accuracy: { potential, spiking } }) => ({
      ...{ factor, decisionStep, potential, spiking },
    })),
  });
  writing(file, () => replaceFile(file, page));
}

import type { EvaluatedWeights } from './evaluate-weights.js';
import type { Figure } from './paper/index.js';
import { replaceFile } from './replace-file.js';
import type { Robustness } from './robustness.js';
import { writing } from './writing.js';

/**
 * Writes a page about evaluated weights.
 * @param text lines about them, without colors.
 * @throws InputError when the file cannot be written.
 */
export async function writeEvaluation(
  file: string,
  title: string,
  { names, confusion, anytime, thresholds }: EvaluatedWeights,
  text: readonly string[],
): Promise<void> {
  // It holds a plotting library as text, which other commands do without.
  const { evaluationPage } = await import('@s4nn/report');
  const page = evaluationPage({
    ...{ title, names, confusion, anytime, text },
    thresholds: thresholds.map(({ factor, decisionStep, accuracy: { potential, spiking } }) => ({
      ...{ factor, decisionStep, potential, spiking },
    })),
  });
  writing(file, () => replaceFile(file, page));
}

/**
 * Writes a page about disturbed weights and samples.
 * @param text lines about them, without colors.
 * @throws InputError when the file cannot be written.
 */
export async function writeRobustness(
  file: string,
  title: string,
  all: readonly Robustness[],
  text: readonly string[],
): Promise<void> {
  const disturbances = all.map(({ name, unit, levels }) => ({
    ...{ name, unit },
    levels: levels.map(({ level, potential, lenient, spiking }) => ({
      level,
      ...{ potential: potential.mean, lenient: lenient.mean, spiking: spiking.mean },
    })),
  }));
  const { robustnessPage } = await import('@s4nn/report');
  const page = robustnessPage({ title, text, disturbances });
  writing(file, () => replaceFile(file, page));
}

/**
 * Writes a page of figures of the paper.
 * @throws InputError when the file cannot be written.
 */
export async function writePaper(file: string, figures: readonly Figure[]): Promise<void> {
  const { paperPage } = await import('@s4nn/report');
  const page = paperPage(figures);
  writing(file, () => replaceFile(file, page));
}

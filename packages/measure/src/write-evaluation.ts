import type { Config } from '@s4nn/config';
import { replaceFile, writeOrExplain } from '@s4nn/files';
import type { Block, EvaluationBlocks } from '@s4nn/report';
import type { EvaluatedWeights } from './evaluate-weights.js';
import { headingOf, written } from './heading.js';
import type { Figure } from './paper/figure.js';
import type { Robustness } from './robustness.js';

/**
 * Writes a page about evaluated weights.
 * @param weights the files of the weights.
 * @param blocks the same in numbers.
 * @throws InputError when the file cannot be written.
 */
export async function writeEvaluation(
  file: string,
  config: Config,
  weights: readonly string[],
  { names, confusion, anytime, thresholds, samples }: EvaluatedWeights,
  blocks: EvaluationBlocks,
): Promise<void> {
  // It holds a plotting library as text, which other commands do without.
  const { evaluationPage } = await import('@s4nn/report');
  const page = evaluationPage({
    heading: headingOf(config, weights, samples),
    ...{ names, confusion, anytime, blocks },
    thresholds: thresholds.map(({ factor, decisionStep, accuracy: { potential, spiking } }) => ({
      ...{ factor, decisionStep, potential, spiking },
    })),
  });
  writeOrExplain(file, () => replaceFile(file, page));
}

/**
 * Writes a page about disturbed weights and samples.
 * @param weights the files of the weights.
 * @param all one disturbance or more.
 * @param blocks the same in numbers, a disturbance each.
 * @throws InputError when the file cannot be written.
 */
export async function writeRobustness(
  file: string,
  config: Config,
  weights: readonly string[],
  all: readonly Robustness[],
  blocks: readonly Block[],
): Promise<void> {
  const disturbances = all.map(({ quantity, undisturbed, levels }, index) => ({
    quantity,
    levels: [
      { level: 'none', ...undisturbed },
      ...levels.map((each) => ({ ...each, level: String(each.level) })),
    ],
    block: blocks[index]!,
  }));
  const { robustnessPage } = await import('@s4nn/report');
  const heading = headingOf(config, weights, all[0]!.samples);
  const page = robustnessPage({ heading, disturbances });
  writeOrExplain(file, () => replaceFile(file, page));
}

/**
 * Writes a page of figures of the paper.
 * @param configs files that the figures' networks are of.
 * @throws InputError when the file cannot be written.
 */
export async function writePaper(
  file: string,
  configs: readonly string[],
  figures: readonly Figure[],
): Promise<void> {
  const { paperPage } = await import('@s4nn/report');
  const facts = [{ name: 'configs', value: configs.join(', ') }, written()];
  const page = paperPage({ title: 'S4NN', facts }, figures);
  writeOrExplain(file, () => replaceFile(file, page));
}

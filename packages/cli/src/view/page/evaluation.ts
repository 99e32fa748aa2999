import type { EvaluatedWeights } from '@s4nn/measure';
import type { EvaluationBlocks, EvaluationData, Gallery, Heading } from '@s4nn/report';
import { costsOf } from '../weights/evaluation-blocks.js';

/**
 * The data of the page about evaluated weights.
 * @param blocks what the terminal prints about them.
 * @param command shows a sample, but for its index.
 */
export function evaluationData(
  heading: Heading,
  evaluated: EvaluatedWeights,
  blocks: EvaluationBlocks,
  command: string,
): EvaluationData {
  const { names, confusion, anytime, thresholds } = evaluated;
  return {
    ...{ heading, blocks, names, confusion, anytime },
    gallery: galleryData(evaluated, command),
    thresholds: thresholds.map(({ factor, decisionStep, accuracy: { potential, spiking } }) => ({
      ...{ factor, decisionStep, potential, spiking },
    })),
    costs: costsOf(evaluated),
  };
}

const galleryData = ({ mistakes, gallery, names }: EvaluatedWeights, command: string): Gallery => ({
  ...{ count: mistakes.length, command },
  groups: gallery.map(({ label, answer, count, samples }) => ({
    ...{ truth: names[label]!, answer: names[answer]!, count, samples },
  })),
});

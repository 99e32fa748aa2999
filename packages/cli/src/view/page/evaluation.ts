import type { EvaluatedWeights } from '@s4nn/measure';
import type { EvaluationBlocks, EvaluationData, Heading } from '@s4nn/report';

/**
 * The data of the page about evaluated weights.
 * @param blocks what the terminal prints about them.
 */
export const evaluationData = (
  heading: Heading,
  { names, confusion, anytime, thresholds }: EvaluatedWeights,
  blocks: EvaluationBlocks,
): EvaluationData => ({
  ...{ heading, blocks, names, confusion, anytime },
  thresholds: thresholds.map(({ factor, decisionStep, accuracy: { potential, spiking } }) => ({
    ...{ factor, decisionStep, potential, spiking },
  })),
});

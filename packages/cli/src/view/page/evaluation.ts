import type { EvaluatedWeights } from '@s4nn/measure';
import type { EvaluationBlocks, EvaluationData, Heading } from '@s4nn/report';

/**
 * What the page about evaluated weights shows.
 * @param blocks the same as the terminal says it.
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

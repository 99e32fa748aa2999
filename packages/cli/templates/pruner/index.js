import { isBetter } from '@s4nn/core';

/** Values at the rungs that a trial has reached, one per `every` epochs. */
const atRungs = (values, every) => values.filter((_, index) => (index + 1) % every === 0);

/** Number of last rungs that brought no better value than the ones before; NaN is never better. */
function rungsWithoutImprovement(values, direction) {
  let best = -1;
  values.forEach((value, rung) => {
    const isBest = best === -1 ? !Number.isNaN(value) : isBetter(direction, value, values[best]);
    if (isBest) best = rung;
  });
  return values.length - 1 - best;
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    every: { type: 'integer', minimum: 1, default: 1, description: 'Epochs from one rung to the next.' },
    patience: {
      type: 'integer',
      minimum: 1,
      default: 3,
      description: 'Number of rungs without improvement after which a trial stops.',
    },
  },
};

const rungs = (count) => `${count} rung${count === 1 ? '' : 's'}`;

/** @type {import('@s4nn/core').Plugin<'pruner'>} */
export default {
  kind: 'pruner',
  options,
  create: ({ every, patience }, { objective: { metric, direction } }) => ({
    // A trial is judged at its rungs, which are the multiples of `every` before its last epoch.
    rungs: (_trial, epochs) =>
      Array.from({ length: epochs }, (_, index) => index + 1).filter(
        (epoch) => epoch % every === 0 && epoch < epochs,
      ),
    // `peers` are the curves of the other trials; this pruner needs none of them.
    decide: ({ values }, _peers) => {
      const value = values.at(-1);
      const since = rungsWithoutImprovement(atRungs(values, every), direction);
      return since < patience
        ? { then: 'continue', value, because: `${metric} last improved ${rungs(since)} ago` }
        : { then: 'stop', value, because: `${metric} has not improved for ${rungs(since)}` };
    },
    // Only a pruner that pauses trials has some to promote.
    promote: () => null,
  }),
};

import type { Curve, Plugin, Pruner } from '@s4nn/core';

/** A pruner of accuracies whose judgements are reduced to `then`. */
export function decisionsOf(plugin: Plugin<'pruner'>, options: object, epochs = 27) {
  const objective = { metric: 'validation.accuracy', direction: 'maximize' } as const;
  const pruner: Pruner = plugin.create(options as never, { objective, epochs });
  return {
    rungs: pruner.rungs,
    promote: pruner.promote,
    decide: (trial: Curve, peers: readonly Curve[]) => pruner.decide(trial, peers).then,
  };
}

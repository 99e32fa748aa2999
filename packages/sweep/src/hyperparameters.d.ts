/** The parts of hyperopt-js (npm `hyperparameters`, which has no types) that searches expect to be given. */
declare module 'hyperparameters' {
  import type { TrialDoc } from '@s4nn/core';

  class Domain {
    constructor(evaluate: unknown, expression: unknown);
    readonly expr: unknown;
  }
  class Trials {
    constructor(experiment: string | null, refresh: boolean);
    trials: readonly TrialDoc[];
    dynamicTrials: readonly TrialDoc[];
  }
  const hyperparameters: { Domain: typeof Domain; Trials: typeof Trials };
  export default hyperparameters;
}

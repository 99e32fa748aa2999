import type { Detail, EpochPlan, EpochStats, Inference, Moments, Network, Spikes, Weights } from '@s4nn/core';

/** One network that runs in the calling thread; arguments are already checked. */
export interface Engine {
  readonly network: Network;
  train(spikes: Spikes, plan: EpochPlan): EpochStats;
  infer(spikes: Spikes, samples: Uint32Array, detail: Detail): Inference;
  read(): Weights[];
  write(weights: readonly Weights[]): void;
  /** Only where the engine has Adam. */
  readMoments?(): Moments | null;
  writeMoments?(moments: Moments | null): void;
}

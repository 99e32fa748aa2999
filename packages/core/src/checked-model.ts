import type { Weights } from './arrays.js';
import { type Detail, details, type EpochStats, type Inference, type Model } from './backend.js';
import { requireWord } from './complete-options.js';
import { type Spikes, samplesIn } from './data/spikes.js';
import { indices } from './data/split.js';
import { completePlan } from './learning/complete-plan.js';
import type { Moments } from './learning/optimiser.js';
import type { EpochPlan } from './learning/plan.js';
import { requireCount, requireLabels, requireSpikes, requireWeights } from './network/check-network.js';
import type { Network } from './network/network.js';

/** What a backend does with networks, given what fits them: the calls of {@link Model}, one for each. */
export interface Work {
  /** As {@link Model.train}. */
  train(spikes: Spikes, plans: readonly EpochPlan[]): readonly EpochStats[] | Promise<readonly EpochStats[]>;
  /** As {@link Model.infer}. */
  infer(
    spikes: Spikes,
    samples: Uint32Array,
    detail: Detail,
  ): readonly Inference[] | Promise<readonly Inference[]>;
  /** As {@link Model.read}. */
  read(): readonly (readonly Weights[])[] | Promise<readonly (readonly Weights[])[]>;
  /** As {@link Model.write}. */
  write(weights: readonly (readonly Weights[])[]): void | Promise<void>;
  /** Of a backend that has Adam. */
  readMoments?(): readonly (Moments | null)[] | Promise<readonly (Moments | null)[]>;
  /** Of a backend that has Adam. */
  writeMoments?(moments: readonly (Moments | null)[]): void | Promise<void>;
  /** Frees what does not free itself once nobody holds on to this; called once. */
  dispose(): void;
}

/** A model that looks at what it is given before the backend sees it, and refuses once it is disposed of. */
export function checkedModel(networks: readonly [Network, ...Network[]], work: Work): Model {
  let held: Work | null = work;
  const running = (): Work => {
    if (!held) throw new Error('model: it was disposed of; compile the networks again');
    return held;
  };
  return {
    networks,
    train: async (spikes, plans) => {
      const { train } = running();
      requireCount('plans', plans.length, networks.length, 'network');
      const whole = plans.map(completePlan);
      whole.forEach(({ samples }, index) => {
        requireSpikes(networks[index]!, spikes, samples);
        requireLabels(networks[index]!, spikes, samples);
      });
      return train(spikes, whole);
    },
    infer: async (spikes, samples = indices(samplesIn(spikes)), detail = 'decision') => {
      const { infer } = running();
      requireSpikes(networks[0], spikes, samples);
      requireWord('detail', detail, details);
      return infer(spikes, samples, detail);
    },
    read: async () => running().read(),
    write: async (weights) => {
      const { write } = running();
      requireCount('weights', weights.length, networks.length, 'network');
      weights.forEach((layers, index) => {
        requireWeights(networks[index]!, layers);
      });
      return write(weights);
    },
    ...(work.readMoments && { readMoments: async () => running().readMoments!() }),
    ...(work.writeMoments && {
      writeMoments: async (moments) => {
        const { writeMoments } = running();
        requireCount('moments', moments.length, networks.length, 'network');
        moments.forEach((each, index) => {
          if (each) for (const layers of [each.first, each.second]) requireWeights(networks[index]!, layers);
        });
        return writeMoments!(moments);
      },
    }),
    [Symbol.asyncDispose]: async () => {
      held?.dispose();
      held = null;
    },
  };
}

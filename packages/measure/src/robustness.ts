import type { Config } from '@s4nn/config';
import {
  completeOptions,
  type Evaluation,
  jittered,
  jitteredWithSilence,
  type Network,
  type Random,
  random,
  type Spikes,
  thinnedOut,
  type Weights,
  withTimeBits,
  withWeightBits,
  withWeightNoise,
} from '@s4nn/core';
import { evaluateHere, evaluateOnLanes, openLanes } from '@s4nn/lanes';
import { type LoadedWeights, loadWeights } from './load-weights.js';
import { shared } from './shared-options.js';
import { type Spread, spreadOf } from './spread.js';

/** One way to disturb a network: its input spikes or its weights. */
export interface Disturbance {
  readonly name: string;
  /** The quantity that levels measure, with its unit. */
  readonly quantity: string;
  /** From weak to strong. */
  readonly levels: (network: Network) => readonly number[];
  /** Whether it depends on the seed. */
  readonly isRandom: boolean;
  /** Disturbs the input spikes. */
  readonly spikes?: (spikes: Spikes, level: number, draw: Random) => Spikes;
  /** Disturbs the weights of a layer. */
  readonly weights?: (layer: Weights, level: number, draw: Random) => Weights;
}

const jitterLevels = ({ duration }: Network): number[] =>
  [1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1].map((share) => Math.ceil(share * duration));

/** Name of a disturbance. */
export type DisturbanceName =
  | 'jitter'
  | 'jitter-all'
  | 'deletion'
  | 'time-bits'
  | 'weight-bits'
  | 'weight-noise';

/** All disturbances by name. */
export const disturbances: Readonly<Record<DisturbanceName, Disturbance>> = {
  jitter: {
    name: 'jitter of input spikes',
    quantity: 'largest shift, steps',
    levels: jitterLevels,
    isRandom: true,
    spikes: jittered,
  },
  'jitter-all': {
    name: 'jitter of all inputs, silent ones too',
    quantity: 'largest shift, steps',
    levels: jitterLevels,
    isRandom: true,
    spikes: jitteredWithSilence,
  },
  deletion: {
    name: 'deletion of input spikes',
    quantity: 'probability of deletion',
    levels: () => [0.05, 0.1, 0.2, 0.3, 0.4, 0.5],
    isRandom: true,
    spikes: thinnedOut,
  },
  'time-bits': {
    name: 'input times in few bits',
    quantity: 'bits per spike time',
    levels: () => [7, 6, 5, 4, 3, 2, 1],
    isRandom: false,
    spikes: withTimeBits,
  },
  'weight-bits': {
    name: 'weights in few bits',
    quantity: 'bits per weight',
    levels: () => [8, 7, 6, 5, 4, 3, 2],
    isRandom: false,
    weights: withWeightBits,
  },
  'weight-noise': {
    name: 'noise on weights',
    quantity: "noise, standard deviations of the layer's weights",
    levels: () => [0.05, 0.1, 0.2, 0.5, 1],
    isRandom: true,
    weights: withWeightNoise,
  },
};

/** How a network does on the test samples, over the seeds; one value each if the disturbance is not random. */
export interface Measured {
  readonly potential: Spread;
  readonly lenient: Spread;
  readonly spiking: Spread;
  /** Share of the samples. */
  readonly ties: Spread;
  /** Share of the samples. */
  readonly silent: Spread;
}

/** How a network does under disturbances. */
export interface Robustness {
  readonly network: Network;
  readonly disturbances: readonly Disturbed[];
}

/** How a network does under a disturbance. */
export interface Disturbed {
  readonly disturbance: DisturbanceName;
  readonly name: string;
  readonly quantity: string;
  /** Number of test samples. */
  readonly samples: number;
  readonly undisturbed: Measured;
  /** From weak to strong. */
  readonly levels: readonly ({ readonly level: number } & Measured)[];
}

/** What to disturb, and how often. */
export interface RobustnessOptions {
  readonly seeds: number;
  readonly only?: readonly DisturbanceName[];
  readonly classes?: readonly number[];
  readonly threads?: number | 'auto';
  /** Called before each level with the share of the work that is done, 0…1, and the name of the disturbance. */
  readonly onLevel?: (share: number, name: string) => void;
}

const schema = {
  properties: {
    ...shared,
    seeds: { type: 'integer', minimum: 1 },
    only: { type: 'array', items: { enum: Object.keys(disturbances) } },
    onLevel: { type: 'function' },
  },
  required: ['seeds'],
};

/**
 * Evaluates stored weights on disturbed test samples, and disturbed weights on undisturbed ones.
 * @param files as for `evaluateWeights`.
 * @throws InputError if the weights do not fit the config's network.
 */
export async function robustness(
  config: Config,
  files: readonly string[],
  asked: RobustnessOptions,
): Promise<Robustness> {
  const options = completeOptions<RobustnessOptions>('robustness', schema, asked);
  return disturbLoaded(config, await loadWeights(config, files, options.classes), options);
}

/** {@link robustness} of weights that have been loaded. */
export async function disturbLoaded(
  config: Config,
  { host, network, weights, spikes }: LoadedWeights,
  options: Omit<RobustnessOptions, 'classes'>,
): Promise<Robustness> {
  const { seeds, only = Object.keys(disturbances) as DisturbanceName[], threads } = options;
  await using lanes = openLanes(Promise.resolve(host), config, threads);
  const test = async (given: Spikes, layers: readonly Weights[]) => {
    const job = { backend: config.plugins.backend, network, spikes: given, detail: 'decision' as const };
    // Lanes have only the undisturbed samples.
    const { evaluation } = await (given === spikes
      ? evaluateOnLanes(lanes, config.json, { ...job, weights: layers })
      : evaluateHere({ ...job, weights: layers }));
    return evaluation;
  };
  const all = only.map((disturbance) => {
    const found: Disturbance = disturbances[disturbance];
    return { disturbance, found, levels: found.levels(network) };
  });
  const total = all.reduce((sum, { levels }) => sum + levels.length, 0);
  let done = 0;
  const plain = await test(spikes, weights);
  const undisturbed = measured([plain]);
  const results: Disturbed[] = [];
  for (const { disturbance, found, levels } of all) {
    const rows = [];
    for (const level of levels) {
      options.onLevel?.(done++ / total, found.name);
      const evaluations: Evaluation[] = [];
      for (let seed = 1; seed <= (found.isRandom ? seeds : 1); seed++) {
        const draw = random(seed, `${disturbance} ${level}`);
        const disturbed = found.spikes ? found.spikes(spikes, level, draw) : spikes;
        const layers = weights.map((layer) => (found.weights ? found.weights(layer, level, draw) : layer));
        evaluations.push(await test(disturbed, layers));
      }
      rows.push({ level, ...measured(evaluations) });
    }
    const { name, quantity } = found;
    results.push({ disturbance, name, quantity, samples: plain.samples, undisturbed, levels: rows });
  }
  return { network, disturbances: results };
}

function measured(evaluations: readonly Evaluation[]): Measured {
  const over = (value: (evaluation: Evaluation) => number): Spread => spreadOf(evaluations.map(value));
  return {
    potential: over(({ accuracy }) => accuracy.potential),
    lenient: over(({ accuracy }) => accuracy.lenient),
    spiking: over(({ accuracy }) => accuracy.spiking),
    ties: over(({ ties, samples }) => (samples === 0 ? 0 : ties / samples)),
    silent: over(({ silent, samples }) => (samples === 0 ? 0 : silent / samples)),
  };
}

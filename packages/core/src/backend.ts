// A model is AsyncDisposable, which the libraries that a user compiles with may not have.
/// <reference lib="esnext.disposable" preserve="true" />
import type { SpikeTimes, Weights } from './arrays.js';
import type { Spikes } from './data/spikes.js';
import type { Moments } from './learning/optimiser.js';
import type { EpochPlan } from './learning/plan.js';
import type { Network } from './network/network.js';

/** What one pass of learning did. */
export interface EpochStats {
  /** Samples with a non-zero output error, that is, those that changed weights other than by decay. */
  readonly learned: number;
  /** Samples whose label was among the earliest outputs while learning (the lenient rule; silence counts as wrong). */
  readonly correct: number;
  /** How many samples each neuron fired on: one array per layer. */
  readonly fired: readonly Uint32Array[];
}

/** What a pass of inference reports. */
export interface Inference {
  /** [samples × outputs] output spike times; with detail `decision`, a spike after the decision may read as silent. */
  readonly times: SpikeTimes;
  /**
   * [samples × outputs] output potentials at the step that decided: the crossing step of the earliest output, or
   * `silentReadout` when every output stayed silent.
   */
  readonly potentials: Float32Array | Float64Array;
  /** [samples × layers] spikes of each layer that the decision had seen: times up to the step of `potentials`. */
  readonly spikesToDecision: Uint32Array;
  /** [samples × layers] spikes of each layer over the whole duration; only with detail `full`. */
  readonly spikes: Uint32Array | null;
}

/** `decision`: a sample may end with its first output spike. `full`: it runs to its end and all spikes are counted. */
export type Detail = (typeof details)[number];

/** All of them. */
export const details = ['decision', 'full'] as const;

/**
 * Networks of one shape on one device. Every call is a whole pass over data: a device is never asked to handle single samples.
 * Arrays have one entry per network, in the order given to `compile`.
 */
export interface Model extends AsyncDisposable {
  readonly networks: readonly [Network, ...Network[]];
  /**
   * Learns in the order of each plan, one group after the other.
   * @throws InputError for a plan with unknown members, words or options, or with values that configs refuse.
   */
  train(spikes: Spikes, plans: readonly EpochPlan[]): Promise<readonly EpochStats[]>;
  /** Runs the given samples (all by default) with fixed weights. */
  infer(spikes: Spikes, samples?: Uint32Array, detail?: Detail): Promise<readonly Inference[]>;
  /** Copies of the weights, one array per layer. */
  read(): Promise<readonly (readonly Weights[])[]>;
  /** Replaces the weights. Until the first call they are 0. Moments stay as they are. */
  write(weights: readonly (readonly Weights[])[]): Promise<void>;
  /** Copies of what Adam remembers of each network; null where it has made no update yet. Of backends that have Adam. */
  readMoments?(): Promise<readonly (Moments | null)[]>;
  /** Replaces what Adam remembers; null forgets it. */
  writeMoments?(moments: readonly (Moments | null)[]): Promise<void>;
}

/** Turns networks into something that runs. */
export interface Backend {
  /**
   * All networks share inputs, duration and layer sizes; thresholds, rates and neuron options are each one's own.
   * @throws InputError when the shape does not fit this backend.
   */
  compile(networks: readonly [Network, ...Network[]]): Promise<Model>;
  /**
   * Whether networks can be compiled and learn by a plan, found out without training, and without their memory where that is possible.
   * Sweeps ask this before their first trial; where it is absent, they compile the networks.
   * @throws InputError for what `compile` or `train` would refuse.
   */
  check?(networks: readonly [Network, ...Network[]], plan: Omit<EpochPlan, 'samples'>): void | Promise<void>;
}

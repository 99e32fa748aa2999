import type { EvaluatedWeights } from '../evaluate-weights.js';
import type { LastTraining } from '../last-training.js';
import type { Robustness } from '../robustness.js';
import type { WeightField } from '../weight-fields.js';

/** A table or a figure of the paper (Kheradpisheh & Masquelier 2020, arXiv 1910.09495), made anew. */
export interface Figure {
  readonly title: string;
  /** What was run, and how it is counted. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Numbers are to be read as `unit` says. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** What the numbers are: shares 0…1, or steps and spikes. */
  readonly unit: 'share' | 'number';
  /** The same as curves, where it has any. */
  readonly curves: Curves | null;
  /** Weights as images. */
  readonly fields: readonly WeightField[];
}

/** Curves over one another. */
export interface Curves {
  readonly x: string;
  readonly y: string;
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

/** A table, without curves and images. */
export const tableOnly = { curves: null, fields: [] } as const;

/** A network of a config, trained and tested. */
export interface Trained {
  readonly evaluated: EvaluatedWeights;
  readonly epochs: LastTraining['epochs'];
  /** Input weights of the neurons of the first layer as images. */
  readonly fields: Figure['fields'];
}

/** What figures are made from. */
export interface Workshop {
  /**
   * The network of one of the configs, trained before or now.
   * @param name after the config's own, for a network that differs from it by what `set` changes.
   */
  readonly trained: (
    config: 'mnist' | 'caltech',
    name?: string,
    set?: Readonly<Record<string, unknown>>,
  ) => Promise<Trained>;
  /** How the MNIST network does when its input jitters. */
  readonly jitter: () => Promise<Robustness>;
}

import type { Block } from './block.js';
import type { Field } from './field.js';
import type { Heading } from './heading.js';

/** What a page about an evaluated network shows. Shares are 0…1. */
export interface EvaluationData<Image = Field> {
  readonly heading: Heading;
  /** All that a terminal says of it, in numbers. */
  readonly blocks: EvaluationBlocks;
  /** Class names, and samples by true and by decided class. */
  readonly names: readonly string[];
  readonly confusion: readonly (readonly number[])[];
  readonly gallery: Gallery<Image>;
  readonly anytime: readonly { readonly step: number; readonly decided: number; readonly right: number }[];
  readonly thresholds: readonly {
    readonly factor: number;
    readonly decisionStep: number | null;
    readonly potential: number;
    readonly spiking: number;
  }[];
  readonly costs: readonly Cost[];
}

/** Samples that were decided wrongly. */
export interface Gallery<Image = Field> {
  /** How many there are. */
  readonly count: number;
  /** The command that shows a sample in full, but for its index, which comes last. */
  readonly command: string;
  /** One class that was taken for another, the most frequent first. */
  readonly groups: readonly {
    readonly truth: string;
    readonly answer: string;
    readonly count: number;
    /** Some of them: index, step of the decision (null where no output fired), image where samples are images. */
    readonly samples: readonly {
      readonly sample: number;
      readonly step: number | null;
      readonly image: Image | null;
    }[];
  }[];
}

/** What a sample costs in one way to run a network. */
export interface Cost {
  readonly name: string;
  /** Mean number of operations per sample. */
  readonly operations: number;
  /** Name of the operations, in the plural. */
  readonly unit: string;
  /** Energy per sample, µJ. */
  readonly energy: number;
}

/** An evaluation in numbers, in the order in which it is read. */
export type EvaluationBlocks = Readonly<
  Record<'accuracy' | 'classes' | 'mistakes' | 'anytime' | 'thresholds' | 'neurons' | 'costs', Block>
>;

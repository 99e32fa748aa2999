import type { Block } from './block.js';
import type { Heading } from './heading.js';

/** What a page about an evaluated network shows. Shares are 0…1. */
export interface EvaluationData {
  readonly heading: Heading;
  /** All that a terminal says of it, in numbers. */
  readonly blocks: EvaluationBlocks;
  /** Class names, and samples by true and by decided class. */
  readonly names: readonly string[];
  readonly confusion: readonly (readonly number[])[];
  readonly anytime: readonly { readonly step: number; readonly decided: number; readonly right: number }[];
  readonly thresholds: readonly {
    readonly factor: number;
    readonly decisionStep: number | null;
    readonly potential: number;
    readonly spiking: number;
  }[];
}

/** An evaluation in numbers, in the order in which it is read. */
export type EvaluationBlocks = Readonly<
  Record<'accuracy' | 'classes' | 'mistakes' | 'anytime' | 'thresholds' | 'neurons' | 'costs', Block>
>;

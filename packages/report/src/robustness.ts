import type { Block } from './block.js';
import type { Heading } from './heading.js';

/** What a page about a disturbed network shows. Shares are 0…1. */
export interface RobustnessData {
  readonly heading: Heading;
  readonly disturbances: readonly {
    /** What is done to the network or its input. */
    readonly name: string;
    /** What the numbers are of: one run, or a mean over seeds. */
    readonly runs: string;
    /** What a level is, with its unit. */
    readonly quantity: string;
    /** From the undisturbed network to the strongest disturbance. */
    readonly levels: readonly ({ readonly level: string } & Readonly<Record<DrawnRule, MeanAndSd>>)[];
    /** The same in numbers. */
    readonly block: Block;
  }[];
}

/** The decision rules that charts show. */
export type DrawnRule = 'potential' | 'spiking' | 'lenient';

/** A mean over seeds and its standard deviation; null where there is only one seed. */
export interface MeanAndSd {
  readonly mean: number;
  readonly sd: number | null;
}

import type { Field, NamedField } from './field.js';
import type { Heading } from './heading.js';

/** What a page about a network at work on one sample shows. */
export interface ShowData<Image = Field> {
  readonly heading: Heading;
  /** What was shown and decided, in a sentence. */
  readonly caption: string;
  /** Number of steps. */
  readonly duration: number;
  /** The sample itself, where it is an image. */
  readonly image: Image | null;
  /** The step that decided; null where no output fired. */
  readonly decision: number | null;
  /** Input and layers: how many neurons, and the spikes as (step, neuron). */
  readonly layers: readonly {
    readonly name: string;
    readonly size: number;
    /** What each neuron stands for; null where neurons are only numbered. */
    readonly names: readonly string[] | null;
    readonly spikes: readonly (readonly [step: number, neuron: number])[];
  }[];
  /** For each layer, hidden ones first: its threshold, and the potentials of some neurons by step, [duration]. */
  readonly potentials: readonly {
    readonly layer: string;
    readonly threshold: number;
    /** Which of the neurons they are. */
    readonly caption: string;
    readonly neurons: readonly {
      readonly name: string;
      readonly values: readonly number[];
      /** The step of its spike; null where it stays silent. */
      readonly fires: number | null;
      /** Whether it stands back. */
      readonly isPale: boolean;
    }[];
  }[];
  /** Input weights of some neurons of the first layer, where inputs are pixels. */
  readonly fields: readonly NamedField<Image>[];
  /** How many of the spikes of each layer came at each step, over some samples, [duration]. */
  readonly latencies: readonly { readonly name: string; readonly counts: readonly number[] }[];
  /** Number of these samples. */
  readonly latencySamples: number;
}

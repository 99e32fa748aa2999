import type { Network } from '@s4nn/core';
import type { Field, NamedField } from './field.js';
import type { Heading } from './heading.js';

/** What a page about a network at work shows; the page runs the network itself. */
export interface ShowData<Image = Field, Floats = Float32Array | Float64Array, Times = Uint16Array> {
  readonly heading: Heading;
  readonly network: Network;
  /** One array per layer, [outputs × inputs]. */
  readonly weights: readonly Floats[];
  /** Class of each output. */
  readonly names: readonly string[];
  readonly samples: readonly ShownSample<Image, Times>[];
  /** Which of them is shown first. */
  readonly chosen: number;
  /** Which samples they are, in sentences. */
  readonly selection: string;
  /** The command that shows another sample, but for its index, which comes last. */
  readonly command: string;
  /** Input weights of some neurons of the first layer, where inputs are pixels. */
  readonly fields: readonly NamedField<Image>[];
  /** How many of the spikes of each layer came at each step, over some samples, [duration]. */
  readonly latencies: readonly { readonly name: string; readonly counts: readonly number[] }[];
  /** Number of these samples. */
  readonly latencySamples: number;
}

/** A sample of such a page, and what the network did with it when the page was written. */
export interface ShownSample<Image = Field, Times = Uint16Array> {
  /** Its index among the test samples. */
  readonly index: number;
  /** The output of its true class. */
  readonly truth: number;
  /** The output that the network decided on, by the potential rule. */
  readonly decided: number;
  /** The sample itself, where it is an image. */
  readonly image: Image | null;
  /** Spike times of the input and of each layer; the duration means silent. */
  readonly times: readonly Times[];
}

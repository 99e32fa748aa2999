import type { Weights } from '@s4nn/core';
import type { FloatArray } from '@s4nn/npy';

/** Weights of one layer, row by row [outputs × inputs]. */
export interface LayerWeights {
  readonly values: Weights;
  readonly shape: readonly [outputs: number, inputs: number];
}

/** An array of a file, and where it is, for errors: the file, or the file and the array's name in it. */
export interface PlacedArray {
  readonly array: FloatArray;
  readonly place: string;
}

/** A file format of weights. */
export interface WeightFormat {
  /** Ending of such files' names, in small letters. */
  readonly ending: `.${string}`;
  /** What such a file is called in messages: "an .npz file". */
  readonly title: string;
  /** Whether a file holds all layers of a network or one. */
  readonly holds: 'network' | 'layer';
  /** Whether a file has this format, by its content. @throws InputError for a file that is cut within its header. */
  recognises(bytes: Uint8Array, file: string): boolean;
  /** The arrays of a file, one per layer, first layer first. @throws InputError that says what was found and expected. */
  parse(bytes: Uint8Array, file: string): readonly PlacedArray[];
  /**
   * The bytes of a file of all layers, or of the one given.
   * @param rowsAndColumns of the images that feed the first layer, for formats that keep them.
   */
  format(layers: readonly LayerWeights[], rowsAndColumns?: readonly [number, number]): Uint8Array;
}

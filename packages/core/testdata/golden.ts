import { readFileSync } from 'node:fs';
import { type Network, presets, type S4nnRule, type Weights, weights } from '@s4nn/core';

/** Figures printed by the authors' algorithm on a small random network, sample by sample. */
export interface GoldenCase {
  readonly name: string;
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly duration: number;
  readonly thresholds: readonly [number, number];
  readonly learningRates: readonly [number, number];
  readonly decay: readonly [number, number];
  readonly margin: number;
  /** Layers, outputs, inputs. */
  readonly initial: readonly number[][][];
  readonly samples: readonly {
    readonly times: readonly number[];
    readonly label: number;
    readonly hidden: readonly number[];
    readonly output: readonly number[];
  }[];
  /** Weights after so many samples. */
  readonly after: Readonly<Record<string, readonly number[][][]>>;
}

export const { cases }: { cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(new URL('./golden.json', import.meta.url), 'utf8'),
);

/** The network and the rule of a case. */
export function networkOf(given: GoldenCase): { network: Network; rule: S4nnRule } {
  const layer = (k: 0 | 1, size: number) => ({
    size,
    threshold: given.thresholds[k],
    learningRate: given.learningRates[k],
    decay: given.decay[k],
    init: [0, 1] as const,
  });
  return {
    network: {
      inputs: given.inputs,
      duration: given.duration,
      neuron: presets.reference.neuron,
      layers: [layer(0, given.hidden), layer(1, given.outputs)],
    },
    rule: { ...presets.reference.rule, margin: given.margin },
  };
}

/** Weights of all layers from nested lists. */
export const toWeights = (layers: readonly number[][][]): Weights[] =>
  layers.map((rows) => weights(Float64Array.from(rows.flat())));

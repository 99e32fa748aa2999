/** Shapes of networks: inputs, then the size of each layer. */
export type Shape = readonly [inputs: number, ...sizes: number[]];

/** How large the networks and the calls are on which a backend's contract checks what depends on it. */
export interface Shapes {
  /** Of what infers. */
  readonly inference: readonly Shape[];
  /** Of what learns from one sample at a time. */
  readonly learning: readonly Shape[];
  /** Of what learns from groups of samples, by either rule. */
  readonly groups: readonly Shape[];
  /** Of what infers up to the decision, under networks of many depths. */
  readonly deciding: { readonly inputs: number; readonly samples: number };
  /** Samples of a call that learns from more than any block holds, which are 512 at most in ours. */
  readonly many: number;
}

/** Shapes from their names: `17-3 60-1-3`. */
const shapes = (names: string): Shape[] =>
  names.split(' ').map((name) => name.split('-').map(Number) as [number, ...number[]]);

/**
 * `all` has layers on both sides of every width that an engine may work in. `small` has as many shapes, as deep and with the
 * same odd ones (one neuron, one output, more inputs than 16 bits can number), with layers that a reference is done with at once.
 */
export const shapesOf: Readonly<Record<'all' | 'small', Shapes>> = {
  all: {
    inference: shapes('1-1 1-17 17-1-1 400-17 1023-400-17 400-1023-10 33-400-17-5 17-23-24-25-2 70000-3-2'),
    learning: shapes('1-1 17-1 17-17 400-23-4 60-1-3 1023-400-17 50-30-40-6 40-60-50-25-3'),
    groups: shapes('17-3 60-1-3 200-49-10 50-30-40-6 40-60-50-25-3'),
    deciding: { inputs: 400, samples: 25 },
    many: 1500,
  },
  small: {
    inference: shapes('1-1 1-17 17-1-1 40-17 67-33-17 33-67-10 17-40-17-5 9-10-11-12-2 65537-1-2'),
    learning: shapes('1-1 17-1 17-17 40-17-4 30-1-3 67-33-17 20-15-18-6 17-20-18-12-3'),
    groups: shapes('17-3 30-1-3 40-19-10 20-15-18-6 17-20-18-12-3'),
    deciding: { inputs: 60, samples: 10 },
    many: 600,
  },
};

import { InputError, type IntegerLayer, type IntegerNetwork, parseJsonText } from '@s4nn/core';

/** The first version of the format; another would say 2. */
const format = { format: 's4nn-integer', version: 1 } as const;

/** One sample, and what an implementation in integers must make of it. */
export interface TestVector {
  /** Index of the test sample. */
  readonly sample: number;
  /** Output that stands for its class. */
  readonly label: number;
  /** Spikes of the input in order: step, neuron. */
  readonly spikes: readonly (readonly [step: number, neuron: number])[];
  /** Step of each output's spike; the duration where it is silent. */
  readonly times: readonly number[];
  /** Of each output: the sum after the step that decided. */
  readonly sums: readonly number[];
  /** The output that decides: the earliest, of several the one of the largest sum. */
  readonly decision: number;
}

/** Everything that a circuit or another program needs to run a network. */
export interface IntegerFile {
  readonly network: IntegerNetwork;
  /** The class of each output. */
  readonly classes: readonly string[];
  /** What makes spike times of values: an encoder as a config names it. */
  readonly encoder: unknown;
  readonly vectors: readonly TestVector[];
}

/** The text of a file: JSON, in which a neuron's weights take a line. */
export function formatIntegerFile({ network, classes, encoder, vectors }: IntegerFile): string {
  const { layers, ...rest } = network;
  const head = Object.entries({ ...format, classes, encoder, ...rest });
  const members = [
    ...head.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    `  "layers": [\n${layers.map(layerText).join(',\n')}\n  ]`,
    `  "vectors": [${vectors.map((vector) => `\n    ${JSON.stringify(vector)}`).join(',')}\n  ]`,
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}

function layerText({ weights, ...rest }: IntegerLayer): string {
  const rows = Array.from(
    { length: rest.size },
    (_, j) => `        [${weights.subarray(j * rest.inputs, (j + 1) * rest.inputs).join(',')}]`,
  );
  const head = Object.entries(rest).map(([name, value]) => `      ${JSON.stringify(name)}: ${value}`);
  return `    {\n${head.join(',\n')},\n      "weights": [\n${rows.join(',\n')}\n      ]\n    }`;
}

/**
 * The network of a file.
 * @param place names the file in errors.
 * @throws InputError when it is no such file.
 */
export function parseIntegerFile(text: string, place: string): IntegerFile {
  const file = parseJsonText(text, place) as Record<string, unknown>;
  if (file.format !== format.format || file.version !== format.version) {
    throw new InputError(
      `${place}: found format ${JSON.stringify(file.format)}, version ${file.version}, expected "${format.format}", ${format.version}`,
    );
  }
  const { inputs, duration, neuron, silentReadout, layers, classes, encoder, vectors } =
    file as never as Omit<IntegerFile, 'network'> &
      Omit<IntegerNetwork, 'layers'> & {
        readonly layers: readonly (Omit<IntegerLayer, 'weights'> & { readonly weights: number[][] })[];
      };
  return {
    network: {
      ...{ inputs, duration, neuron, silentReadout },
      layers: layers.map((layer) => ({ ...layer, weights: Int32Array.from(layer.weights.flat()) })),
    },
    ...{ classes, encoder, vectors },
  };
}

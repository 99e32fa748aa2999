import { labels, type Plugin, type Samples } from '@s4nn/core';

/** XOR: features a, b and a bias that is always 1, [samples × 3]; class `different` where a ≠ b. */
const xor = (repeat: number): Samples => {
  const pairs = Array.from({ length: 4 * repeat }, (_, sample) => [(sample >> 1) & 1, sample & 1] as const);
  return {
    values: Float32Array.from(pairs.flatMap(([a, b]) => [a, b, 1])),
    range: [0, 1],
    shape: [3],
    labels: labels(pairs.map(([a, b]) => a ^ b)),
  };
};

const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      repeat: { type: 'integer', minimum: 1, default: 50, description: 'Copies of each sample in training.' },
    },
  },
  create({ repeat }: { repeat: number }) {
    return { classes: ['same', 'different'], train: xor(repeat), test: xor(1) };
  },
};
export default plugin;

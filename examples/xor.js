import { labels } from '@s4nn/core';

/** XOR: features a, not a, b, not b, [samples × 4], each 0 or 1; class `different` where a ≠ b. */
const xor = (repeat) => {
  const pairs = Array.from({ length: 4 * repeat }, (_, sample) => [(sample >> 1) & 1, sample & 1]);
  return {
    values: Float32Array.from(pairs.flatMap(([a, b]) => [a, 1 - a, b, 1 - b])),
    range: [0, 1],
    shape: [4],
    labels: labels(pairs.map(([a, b]) => a ^ b)),
  };
};

/** @type {import('@s4nn/core').Plugin<'dataset'>} */
const plugin = {
  kind: 'dataset',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { repeat: { type: 'integer', minimum: 1, default: 50, description: 'Copies in training.' } },
  },
  create: ({ repeat }) => ({ classes: ['same', 'different'], train: xor(repeat), test: xor(1) }),
};
export default plugin;

import { labels, random } from '@s4nn/core';

/** Two clouds of points in the plane, [samples × 2], each coordinate in 0…1; label 0 lies lower left of label 1. */
function clouds(count, noise, draw) {
  const kinds = Array.from({ length: count }, (_, sample) => sample % 2);
  const near = (centre) => Math.min(1, Math.max(0, centre + noise * (draw() - 0.5)));
  const values = Float32Array.from(kinds.flatMap((kind) => [near(0.3 + 0.4 * kind), near(0.3 + 0.4 * kind)]));
  return { values, range: [0, 1], shape: [2], labels: labels(kinds) };
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    train: { type: 'integer', minimum: 2, default: 200, description: 'Number of training samples.' },
    test: { type: 'integer', minimum: 2, default: 100, description: 'Number of test samples.' },
    noise: { type: 'number', minimum: 0, maximum: 2, default: 0.5, description: 'Width of each cloud.' },
    seed: { type: 'integer', minimum: 0, default: 1, description: 'Draws the samples.' },
  },
};

/** @type {import('@s4nn/core').Plugin<'dataset'>} */
export default {
  kind: 'dataset',
  options,
  create: ({ train, test, noise, seed }) => ({
    classes: ['lower left', 'upper right'],
    train: clouds(train, noise, random(seed, '%NAME%', 0)),
    test: clouds(test, noise, random(seed, '%NAME%', 1)),
  }),
};

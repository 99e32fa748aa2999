import { type Dataset, labels, type Plugin, random, type Samples } from '@s4nn/core';

/** Samples of three classes with eight features each, drawn with a fixed seed: few, but not learned in one epoch. */
const dataset: Plugin<'dataset'> = {
  kind: 'dataset',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      train: { type: 'integer', minimum: 1, default: 60, description: 'Training samples.' },
      test: { type: 'integer', minimum: 1, default: 30, description: 'Test samples.' },
    },
  },
  create: ({ train, test }: { readonly train: number; readonly test: number }): Dataset => ({
    classes: ['a', 'b', 'c'],
    train: drawn(train, 'train'),
    test: drawn(test, 'test'),
  }),
};
export default dataset;

function drawn(count: number, purpose: string): Samples {
  const draw = random(1, `lanes contract, ${purpose}`);
  const classes = Array.from({ length: count }, () => Math.floor(3 * draw()));
  const features = classes.flatMap((label) =>
    Array.from({ length: 8 }, (_, k) => 0.5 * draw() + (k % 3 === label ? 0.5 : 0)),
  );
  return { values: Float32Array.from(features), range: [0, 1], shape: [8], labels: labels(classes) };
}

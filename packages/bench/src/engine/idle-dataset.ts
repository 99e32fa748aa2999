import { type Dataset, labels, type Plugin, type Samples } from '@s4nn/core';

const samples = (count: number, inputs: number): Samples => ({
  values: new Float32Array(count * inputs).fill(1),
  range: [0, 1],
  shape: [inputs],
  labels: labels(Array.from({ length: count }, (_, sample) => sample % 2)),
});

/** The smallest dataset possible: one value per sample unless it has more `inputs`, two classes. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      inputs: { type: 'integer', minimum: 1, default: 1, description: 'Values of a sample.' },
    },
  },
  create: ({ inputs }: { readonly inputs: number }): Dataset => ({
    classes: ['even', 'odd'],
    train: samples(40, inputs),
    test: samples(2, inputs),
  }),
};
export default plugin;

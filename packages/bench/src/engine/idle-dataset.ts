import { type Dataset, labels, type Plugin, type Samples } from '@s4nn/core';

const samples = (count: number): Samples => ({
  values: new Float32Array(count).fill(1),
  range: [0, 1],
  shape: [1],
  labels: labels(Array.from({ length: count }, (_, sample) => sample % 2)),
});

/** The smallest dataset possible: one value per sample, two classes. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options: { type: 'object', additionalProperties: false, properties: {} },
  create: (): Dataset => ({ classes: ['even', 'odd'], train: samples(40), test: samples(2) }),
};
export default plugin;

import type { JsonSchema, Plugin } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { classes, seeds, sizes, yinYang } from './yin-yang.js';

export { yinYang };

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    train: { ...sizes, default: 5000, description: 'Number of training samples.' },
    trainSeed: {
      ...seeds,
      default: 42,
      description: 'Seed of the training samples; 42 gives the published ones.',
    },
    test: { ...sizes, default: 1000, description: 'Number of test samples.' },
    testSeed: {
      ...seeds,
      default: 40,
      description:
        'Seed of the test samples; 40 gives the published ones, 41 the published validation samples.',
    },
  },
} as const satisfies JsonSchema;

/** {@link yinYang} as a plugin: what `"@s4nn/dataset-yin-yang"` is in a config. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options,
  create: ({ train, trainSeed, test, testSeed }: FromSchema<typeof options>) => ({
    classes,
    train: yinYang(train, trainSeed),
    test: yinYang(test, testSeed),
    provenance: { sources: [], features: ['x', 'y', '1 − x', '1 − y'], range: 'the definition' },
  }),
};
export default plugin;

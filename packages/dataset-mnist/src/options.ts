import type { JsonSchema } from '@s4nn/core';

/** The names of MNIST's classes. */
const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const count = { anyOf: [{ const: 'all' }, { type: 'integer', minimum: 1 }], default: 'all' } as const;

/** The options of the plugin, and of the function. */
export const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    folder: {
      anyOf: [{ type: 'string', format: 'path', minLength: 1 }, { type: 'null' }],
      default: null,
      description:
        'Folder of IDX files, gzipped or not, or of .npz files, or an .npz file, relative to the config; null for the digits of MNIST.',
    },
    prefix: {
      type: 'string',
      pattern: '^[^/\\\\]*$',
      default: '',
      description:
        'What the names of the files begin with: "emnist-letters" for emnist-letters-train-images-idx3-ubyte.',
    },
    classes: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 2,
      maxItems: 256,
      uniqueItems: true,
      default: digits,
      description: 'Name of each class, in the order of the labels.',
    },
    firstLabel: {
      type: 'integer',
      default: 0,
      description: 'Label of the first class: 1 for the letters of EMNIST.',
    },
    transpose: {
      type: 'boolean',
      default: false,
      description: 'Exchanges rows and columns of each image, for EMNIST.',
    },
    range: {
      anyOf: [
        { const: 'auto' },
        {
          type: 'array',
          items: [
            { title: 'low', type: 'integer', minimum: 0, maximum: 255 },
            { title: 'high', type: 'integer', minimum: 0, maximum: 255 },
          ],
          minItems: 2,
          maxItems: 2,
          additionalItems: false,
          examples: [[0, 16]],
        },
      ],
      default: 'auto',
      description:
        'Greys that count as no ink and as full ink; "auto" is [0, 255], or [0, highest] where no grey of the training images is above 127. Test greys outside are moved to the nearer end and counted.',
    },
    train: { ...count, description: 'Number of training samples, from the first.' },
    test: { ...count, description: 'Number of test samples, from the first.' },
  },
} as const satisfies JsonSchema;

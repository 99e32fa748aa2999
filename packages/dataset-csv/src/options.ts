import { type JsonSchema, seedProperty, trainProperty } from '@s4nn/core';
import { thousandsSigns } from './notation/notation.js';
import { delimiters } from './text/delimiter.js';

/** The options of the plugin, and of the function. */
export const options = {
  type: 'object',
  additionalProperties: false,
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'path',
      minLength: 1,
      description: 'The table, also packed by gzip, relative to the config.',
    },
    test: {
      anyOf: [{ type: 'string', format: 'path', minLength: 1 }, { type: 'null' }],
      default: null,
      description:
        'A table of test samples, relative to the config, whose columns have the same names; null to split the one table.',
    },
    label: {
      anyOf: [{ type: 'string' }, { type: 'integer' }],
      default: -1,
      description: 'The column of labels: its name, or its index from 0; a negative one counts from the end.',
    },
    features: {
      anyOf: [{ type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true }, { type: 'null' }],
      default: null,
      description: 'Names of the feature columns; null for all columns but the labels.',
    },
    index: {
      enum: ['auto', 'keep'],
      default: 'auto',
      description:
        'What happens to a first column without a name that numbers the rows: auto leaves it out, keep reads it.',
    },
    delimiter: {
      enum: ['auto', ...delimiters],
      default: 'auto',
      description:
        'Separator of cells; auto takes the one that gives lines as many cells. A space stands for runs of blanks.',
    },
    decimal: {
      enum: ['auto', '.', ','],
      default: 'auto',
      description: 'The decimal sign; auto takes a point, or a comma where it is certain.',
    },
    thousands: {
      enum: [null, ...thousandsSigns],
      default: null,
      description:
        'The sign between thousands, as in 1,234.5; null for none. A space stands for narrow ones, too.',
    },
    header: {
      enum: ['auto', true, false],
      default: 'auto',
      description:
        'Whether the first line names the columns; auto: yes if none of its cells is a number, or they count like names.',
    },
    comment: {
      anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }],
      default: null,
      description:
        'What begins a line that is a comment; null for none, but for lines with # above the table.',
    },
    skip: { type: 'integer', minimum: 0, default: 0, description: 'Lines to leave out at the start.' },
    encoding: {
      type: 'string',
      minLength: 1,
      default: 'auto',
      description:
        'Encoding of the text: auto for UTF-8, or UTF-16 by its byte order mark, or a name such as windows-1252.',
    },
    missing: {
      enum: ['refuse', 'skip', 'median'],
      default: 'refuse',
      description:
        'What happens to missing cells: refused, left out with their rows, or filled with the median of the training rows. Both leave out rows without a label.',
    },
    labels: {
      enum: ['exact', 'fold'],
      default: 'exact',
      description:
        'Labels that differ by their spelling alone, as 1 and 1.0: exact refuses them, fold merges them.',
    },
    train: trainProperty(0.8),
    seed: seedProperty,
  },
} as const satisfies JsonSchema;

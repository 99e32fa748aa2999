import { resolve } from 'node:path';
import {
  type Dataset,
  InputError,
  type JsonSchema,
  type Plugin,
  seedProperty,
  splitByClass,
  trainProperty,
} from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { readTable, type TableOptions } from './read-table.js';
import { type Columns, classesOf, samplesOf } from './samples-of.js';

/** What to read; everything but the file has a default. */
export interface CsvOptions extends Partial<TableOptions>, Partial<Columns> {
  /** Absolute path of the table. */
  readonly file: string;
  /** Absolute path of a table of test samples, with the same columns; null to split the one table. */
  readonly test?: string | null;
  /** Number of training rows per class, or below 1 their share, if there is one table. */
  readonly train?: number;
  /** Seed that draws the training rows. */
  readonly seed?: number;
}

/**
 * Reads a table of numbers with a column of labels: values of shape [features], in a range from the smallest to the largest
 * of all. Classes are the distinct labels: numbers in order of size, texts in alphabetical order.
 * @throws InputError naming file, line and column, what was found and what was expected.
 */
export function csv(given: CsvOptions): Dataset {
  const { file, test = null, train = 0.8, seed = 1, label = -1, features = null } = given;
  const { delimiter = 'auto', header = 'auto' } = given;
  const table = readTable(file, { delimiter, header });
  const classes = classesOf(table, label);
  if (classes.length < 2) {
    const of = `in the column of labels, ${JSON.stringify(label)}`;
    throw new InputError(
      `${file}: found ${JSON.stringify(classes[0])} alone ${of}, expected at least two classes`,
    );
  }
  const samples = samplesOf(table, { label, features }, classes);
  if (test === null) return splitByClass(samples, classes, train, seed);
  const tested = samplesOf(readTable(test, { delimiter, header }), { label, features }, classes);
  const [expected, found] = [samples.shape[0], tested.shape[0]];
  if (found !== expected) {
    throw new InputError(`${test}: found ${found} features, expected ${expected} as in ${file}`);
  }
  const range = [
    Math.min(samples.range[0], tested.range[0]),
    Math.max(samples.range[1], tested.range[1]),
  ] as const;
  return { classes, train: { ...samples, range }, test: { ...tested, range } };
}

const options = {
  type: 'object',
  additionalProperties: false,
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'path',
      minLength: 1,
      description: 'The table, relative to the config.',
    },
    test: {
      anyOf: [{ type: 'string', format: 'path', minLength: 1 }, { type: 'null' }],
      default: null,
      description:
        'A table of test samples with the same columns, relative to the config; null to split the one table.',
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
    delimiter: {
      enum: ['auto', ',', ';', '\t', ' '],
      default: 'auto',
      description:
        'Separator of cells; auto takes the most frequent of comma, semicolon and tab in the first line.',
    },
    header: {
      enum: ['auto', true, false],
      default: 'auto',
      description: 'Whether the first line names the columns; auto: yes if none of its cells is a number.',
    },
    train: trainProperty(0.8),
    seed: seedProperty,
  },
} as const satisfies JsonSchema;

/** {@link csv} as a plugin: what `"@s4nn/dataset-csv"` is in a config; paths are relative to it. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options,
  create({ file, test, ...rest }: FromSchema<typeof options>, { folder }) {
    return csv({ ...rest, file: resolve(folder, file), test: test === null ? null : resolve(folder, test) });
  },
};
export default plugin;

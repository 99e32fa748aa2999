import { resolve } from 'node:path';
import type { Plugin } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { csv } from './csv.js';
import { options } from './options.js';

export { type CsvOptions, csv } from './csv.js';

/** {@link csv} as a plugin: what `"@s4nn/dataset-csv"` is in a config; paths are relative to it. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options,
  create({ file, test, ...rest }: FromSchema<typeof options>, { folder }) {
    return csv({ ...rest, file: resolve(folder, file), test: test === null ? null : resolve(folder, test) });
  },
};
export default plugin;

import { isAbsolute, resolve } from 'node:path';
import { InputError, type Plugin } from '@s4nn/core';
import { pathHint, shownPath } from '@s4nn/files';
import type { FromSchema } from 'json-schema-to-ts';
import { kindOf } from './folder/entries.js';
import type { RangeOption } from './greys.js';
import { mnist } from './mnist.js';
import { options } from './options.js';

export { type MnistOptions, mnist } from './mnist.js';
export type { RangeOption };

/** {@link mnist} as a plugin: what `"@s4nn/dataset-mnist"` is in a config; paths are relative to it. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options,
  create({ folder, ...rest }: FromSchema<typeof options>, context) {
    const range = rest.range as RangeOption;
    return mnist({ ...rest, range, folder: folder === null ? null : existing(folder, context.folder) });
  },
};
export default plugin;

function existing(folder: string, base: string): string {
  const path = resolve(base, folder);
  if (kindOf(path) !== 'nothing') return path;
  const cure = isAbsolute(folder) ? 'correct it' : 'correct it (relative ones start at the config)';
  const hint = pathHint(path) || `; ${cure}`;
  throw new InputError(`option folder: found no folder ${shownPath(path)}, expected one of IDX files${hint}`);
}

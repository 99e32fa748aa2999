import { InputError } from '@s4nn/core';
import { complete } from './complete.js';
import type { Config, ConfigJson } from './config.js';
import { withValuesAt } from './pointer.js';
import type { Edits } from './space/space.js';

/**
 * The config of a trial: `config` with other values at some pointers, defaults within them filled in.
 * @throws InputError when it would not be valid.
 */
export function applyEdits(config: Config, edits: Edits): ConfigJson {
  const { json, problems } = complete(config.schema, withValuesAt(config.json, edits));
  if (problems.length > 0) {
    throw new InputError(problems.map(({ pointer, message }) => `${pointer}: ${message}`).join('\n'));
  }
  return json;
}

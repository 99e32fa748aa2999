import { InputError } from '@s4nn/core';
import { complete } from './complete.js';
import type { Config, ConfigJson } from './config.js';
import { withValueAt } from './pointer.js';
import type { Edits } from './space/space.js';

/**
 * The config of a trial: `config` with other values at some pointers, defaults within them filled in.
 * @throws InputError when it would not be valid.
 */
export function applyEdits(config: Config, edits: Edits): ConfigJson {
  const edited = Object.entries(edits).reduce<unknown>(
    // A copy: an option would otherwise be one object here and in the space, and defaults would be filled in at both.
    (json, [pointer, value]) => withValueAt(json, pointer, structuredClone(value)),
    config.json,
  );
  const { json, problems } = complete(config.schema, edited);
  if (problems.length > 0) {
    throw new InputError(problems.map(({ pointer, message }) => `${pointer}: ${message}`).join('\n'));
  }
  return json;
}

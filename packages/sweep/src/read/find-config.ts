import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { configNames, configsNamed, nameIn } from '@s4nn/config';
import { didYouMean, InputError } from '@s4nn/core';

/** A config that was found. */
export interface FoundConfig {
  readonly config: string;
  /** What was found by a name, in words; null if it was given by its path. */
  readonly found: string | null;
}

/**
 * Finds the config of a sweep.
 * @param given its path, or the name of a sweep that is named after a config in `configs/` of the working directory.
 * @throws InputError if there is none of this name, or several.
 */
export function findConfig(given: string): FoundConfig {
  const isFile = statSync(given, { throwIfNoEntry: false })?.isFile() === true;
  const name = isFile || /\.jsonc?$/i.test(given) ? null : nameIn(given);
  if (name === null) return { config: given, found: null };
  const [config, ...others] = configsNamed(process.cwd(), name).map((file) => relative('.', file));
  if (config === undefined) {
    throw new InputError(
      `configs: found no config of the name ${name}${didYouMean(name, configNames(process.cwd()))}`,
    );
  }
  if (others.length > 0) throw new InputError(severalConfigs(name, [config, ...others]));
  return { config, found: `config ${config}` };
}

/** Which of several configs is meant, only the user knows. */
export const severalConfigs = (name: string, configs: readonly string[]): string =>
  `found ${configs.length} configs of the name ${name}, expected one: ${configs.join(', ')}. Give the path of one of them`;

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { configsNamed, nameIn } from '@s4nn/config';
import { didYouMean, InputError } from '@s4nn/core';
import { foldersIn } from '../folders.js';
import { severalConfigs } from './find-config.js';
import { sweepNames } from './find-sweep.js';

/** Where a trained network is. */
export interface FoundNetwork {
  /** The path of its config, and those of its weights. */
  readonly config: string;
  readonly weights: readonly string[];
  /** What was found by a name, or in a folder, in words; null if both were given by their paths. */
  readonly found: string | null;
}

/**
 * Finds config and weights of a trained network.
 * @param given the name of a sweep whose results are in `results/` of the working directory, the folder of results, or a config. The
 * name of a sweep without results stands for its config in `configs/`.
 * @param weights paths; undefined for those of the results.
 * @throws InputError if one of the two is not there.
 */
export function findNetwork(given: string, weights?: readonly string[]): FoundNetwork {
  const name = isFile(given) || /\.jsonc?$/i.test(given) ? null : nameIn(given);
  const results = name && relative('.', foldersIn(process.cwd(), name).results);
  const configs = name === null ? [] : configsNamed(process.cwd(), name).map((file) => relative('.', file));
  if (results && existsSync(join(results, configFile))) return inResults(results, weights, configs[0]);
  if (isFolder(given) && (name === null || existsSync(join(given, configFile))))
    return inResults(given, weights);
  if (name === null || results === null) {
    if (weights !== undefined) return { config: given, weights, found: null };
    const beside = join(dirname(given), weightsFile);
    const cure = existsSync(beside) ? `--weights ${beside}` : 'their file after --weights';
    throw new InputError(
      `${given}: found a config without weights, expected ${cure}, or the name of a sweep that has ended instead of its config`,
    );
  }
  const [config, other] = configs;
  if (weights === undefined || config === undefined) throw new InputError(missing(name, results, configs));
  if (other !== undefined) throw new InputError(severalConfigs(name, configs));
  return { config, weights, found: `config ${config}, as there is no ${results}` };
}

const configFile = 'config.json';
const weightsFile = 'weights.npz';

function inResults(folder: string, given: readonly string[] | undefined, other?: string): FoundNetwork {
  const [config, own] = [join(folder, configFile), join(folder, weightsFile)];
  for (const file of given === undefined ? [config, own] : [config]) {
    if (!existsSync(file)) {
      throw new InputError(
        `${folder}: found no ${basename(file)}, expected the results of a sweep that has ended`,
      );
    }
  }
  const notOther = other === undefined ? '' : `, not ${other}`;
  return {
    config,
    weights: given ?? [own],
    found: `config ${config}${notOther}${given === undefined ? `; weights ${own}` : ''}`,
  };
}

function missing(name: string, results: string, [config]: readonly string[]): string {
  const found = `${results}: found no results of a sweep ${name}`;
  if (sweepNames(process.cwd()).includes(name))
    return `${found}: it has not ended; \`s4nn status ${name}\` shows its progress`;
  if (config !== undefined) return `${found}; run \`s4nn sweep ${config}\` to its end first`;
  return `${found}${didYouMean(name, resultNames())}`;
}

/** The sweeps with results in the working directory. */
function resultNames(): string[] {
  try {
    return readdirSync(resolve('results')).filter((name) => existsSync(join('results', name, configFile)));
  } catch {
    return [];
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

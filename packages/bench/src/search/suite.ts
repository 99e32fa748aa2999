import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '@s4nn/core';
import { builtIn } from './built-in.js';
import type { Anchor } from './compare.js';
import type { Problem } from './problem.js';

/** Problems, and results of other searches on them; null if there are none. */
export interface Suite {
  readonly problems: readonly Problem[];
  readonly anchors: Readonly<Record<string, Anchor>> | null;
  /** Evaluations of a run. */
  readonly evaluations: number;
}

/** The file of anchor runs. */
interface Anchors {
  readonly problems: Readonly<Record<string, Omit<Problem, 'name' | 'evaluate'> & { readonly R0: number }>>;
  /** [searches][problems] curves of regrets. */
  readonly results: Readonly<Record<string, Readonly<Record<string, { at100: readonly (number | null)[] }>>>>;
}

/** Branin, Hartmann's function of six numbers, and a training with choices; without anchor runs. */
export const builtInSuite: Suite = { problems: builtIn, anchors: null, evaluations: 100 };

/**
 * Reads a suite: a module that exports `loadProblem(anchors, name)`, and the JSON file with spaces and anchor runs.
 * @throws InputError for files that cannot be read or have another format.
 */
export async function readSuite(modulePath: string, anchorsPath: string): Promise<Suite> {
  const anchors = readAnchors(anchorsPath);
  const loadProblem = await importLoader(modulePath);
  const names = Object.keys(anchors.problems);
  return {
    problems: names.map((name) => loadProblem(anchors, name)),
    anchors: Object.fromEntries(
      names.map((name) => {
        const ran = Object.entries(anchors.results).filter(([, results]) => name in results);
        const regrets = ran.map(([search, results]) => [
          search,
          results[name]!.at100.map((regret) => regret ?? Number.POSITIVE_INFINITY),
        ]);
        return [name, { unit: anchors.problems[name]!.R0, regrets: Object.fromEntries(regrets) }];
      }),
    ),
    evaluations: 100,
  };
}

function readAnchors(path: string): Anchors {
  let anchors: Partial<Anchors> | null;
  try {
    anchors = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InputError(`--anchors ${path}: ${(error as Error).message}. Expected a JSON file.`);
  }
  if (typeof anchors?.problems !== 'object' || typeof anchors.results !== 'object') {
    throw new InputError(
      `--anchors ${path}: found no "problems" and "results". Is this the file of a suite?`,
    );
  }
  return anchors as Anchors;
}

async function importLoader(path: string): Promise<(anchors: Anchors, name: string) => Problem> {
  let module: { loadProblem?: unknown };
  try {
    module = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    throw new InputError(`--suite ${path}: ${(error as Error).message}`);
  }
  if (typeof module.loadProblem !== 'function') {
    throw new InputError(`--suite ${path}: expected a module that exports "loadProblem(anchors, name)".`);
  }
  return module.loadProblem as (anchors: Anchors, name: string) => Problem;
}

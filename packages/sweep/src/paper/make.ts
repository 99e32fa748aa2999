import { join } from 'node:path';
import { type Config, readConfig } from '../config/index.js';
import { evaluateLoaded } from '../evaluate-weights.js';
import { foldersOf } from '../folders.js';
import { fold, readJournal } from '../journal/index.js';
import { type LastTraining, lastTrainingAttribute } from '../last-training.js';
import { loadWeights } from '../load-weights.js';
import type { Progress } from '../progress.js';
import { robustness } from '../robustness.js';
import { sweep } from '../sweep.js';
import { weightFields } from '../weight-fields.js';
import type { Figure, Trained, Workshop } from './figure.js';

/** What to make figures from. */
export interface PaperOptions {
  /** The config of each dataset: a single run with the paper's constants. */
  readonly configs: Readonly<Record<'mnist' | 'caltech', string>>;
  /** Edits to them, also over what a figure changes. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly threads?: number | 'auto';
  readonly signal?: AbortSignal;
  readonly onFigure?: (figure: Figure) => void;
  /** Told that a network is trained, and given what happens. */
  readonly watch?: (name: string) => Watch;
}

/** Sees how a training goes. */
export interface Watch {
  readonly show: (progress: Progress) => void;
  readonly close: () => Promise<void>;
}

/**
 * Makes figures, one after the other. What they need is trained as sweeps of their own, `results/<name>/`, unless it was before.
 * @returns the figures, or null when `signal` stopped it; the same call goes on.
 * @throws InputError as {@link sweep}.
 */
export async function makeFigures<Name extends string>(
  figures: readonly (readonly [name: Name, make: (workshop: Workshop) => Promise<Figure>])[],
  options: PaperOptions,
): Promise<Partial<Record<Name, Figure>> | null> {
  const made: Partial<Record<Name, Figure>> = {};
  const shared = workshop(options);
  try {
    for (const [name, make] of figures) {
      const figure = await make(shared);
      made[name] = figure;
      options.onFigure?.(figure);
    }
    return made;
  } catch (error) {
    if (error instanceof Stopped) return null;
    throw error;
  }
}

class Stopped extends Error {}

interface Network {
  readonly config: Config;
  /** The file of its weights. */
  readonly weights: string;
}

/** What the log of a sweep says of its last training. */
function epochsOf(config: Config): LastTraining['epochs'] {
  const { attributes } = fold(readJournal(foldersOf(config).journal)!.records).study;
  return (attributes[lastTrainingAttribute] as unknown as LastTraining).epochs;
}

function workshop({ configs, set: edits, threads, signal, watch }: PaperOptions): Workshop {
  /** The config of a network, and its weights. */
  const train = async (
    dataset: 'mnist' | 'caltech',
    name?: string,
    changes: Readonly<Record<string, unknown>> = {},
  ): Promise<Network> => {
    const file = configs[dataset];
    const set = { ...changes, ...edits };
    const plain = await readConfig(file, { set });
    const config = name ? await readConfig(file, { set, name: `${plain.name}-${name}` }) : plain;
    const watching = watch?.(config.name);
    try {
      const summary = await sweep(config, {
        ...(threads !== undefined && { threads }),
        ...(signal && { signal }),
        ...(watching && { show: watching.show }),
      });
      if (!summary) throw new Stopped();
    } finally {
      await watching?.close();
    }
    return { config, weights: join(foldersOf(config).results, 'weights.npz') };
  };
  const known = new Map<string, Promise<Trained & Network>>();
  /** Several figures are of one network. */
  const trained = (...given: Parameters<Workshop['trained']>): Promise<Trained & Network> => {
    const key = JSON.stringify(given);
    const network = known.get(key) ?? evaluated(...given);
    known.set(key, network);
    return network;
  };
  const evaluated = async (...given: Parameters<Workshop['trained']>): Promise<Trained & Network> => {
    const { config, weights } = await train(...given);
    const loaded = await loadWeights(config, [weights]);
    const { network, samples } = loaded;
    return {
      ...{ config, weights },
      evaluated: await evaluateLoaded(config, loaded, threads),
      epochs: epochsOf(config),
      fields: () => weightFields(network, loaded.weights[0]!, samples, network.layers[0].size),
    };
  };
  return {
    trained,
    jitter: async () => {
      const { config, weights } = await trained('mnist');
      const [found] = await robustness(config, [weights], {
        seeds: 3,
        only: ['jitter-all'],
        ...(threads !== undefined && { threads }),
      });
      return found!;
    },
  };
}

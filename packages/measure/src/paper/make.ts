import { join } from 'node:path';
import { type Config, checkAgainstData, readConfig } from '@s4nn/config';
import { classCounts, completeOptions, InputError, isInputError, neuronsOf } from '@s4nn/core';
import { loadData } from '@s4nn/lanes';
import { fold, type LastTraining, studyAttributes } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';
import { foldersOf, outcomeOf, type Progress, sweep } from '@s4nn/sweep';
import { evaluateLoaded } from '../evaluate-weights.js';
import { loadWeights } from '../load-weights.js';
import { disturbLoaded } from '../robustness.js';
import { shared } from '../shared-options.js';
import { weightFields } from '../weight-fields.js';
import type { Figure, FigureNetwork, Recipe, Trained, Variant } from './figure.js';

/** What to make figures from. */
export interface PaperOptions {
  /** The config of each dataset: a single run with the paper's constants. */
  readonly configs: Readonly<Record<'mnist' | 'caltech', string>>;
  /** Edits to the configs; they also override the changes of a figure. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly threads?: number | 'auto';
  /** Prefix of the networks' names, before `-mnist` or `-caltech`; by default they are named after the configs. */
  readonly name?: string;
  /** Trains all networks again. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each figure once it is made. */
  readonly onFigure?: (figure: Figure) => void;
  /** Called with the name of each network before its training. */
  readonly watch?: (name: string) => Watch;
}

const schema = {
  properties: {
    ...{ configs: {}, set: {}, name: {}, signal: {}, threads: shared.threads },
    fresh: { type: 'boolean' },
    onFigure: { type: 'function' },
    watch: { type: 'function' },
  },
  required: ['configs'],
};

/** Follows a training. */
export interface Watch {
  /** Called with the progress, in order. */
  readonly show: (progress: Progress) => void;
  /** Called at the end of the training. */
  readonly close: () => void | Promise<void>;
}

/**
 * Makes figures, one after the other. The networks that they need are trained as sweeps of their own, in `results/<name>/`,
 * unless they are there already.
 * @returns the figures, or null if `signal` stopped it; the same call resumes.
 * @throws InputError as {@link sweep} does; for mistakes in the configs and missing data, before anything is trained.
 */
export async function makeFigures<Name extends string>(
  figures: readonly (readonly [name: Name, recipe: Recipe])[],
  asked: PaperOptions,
): Promise<Partial<Record<Name, Figure>> | null> {
  const options = completeOptions<PaperOptions>('paperFigures', schema, asked);
  const planned: Planned<Name>[] = [];
  for (const [name, recipe] of figures) {
    const configs: Config[] = [];
    for (const variant of recipe.networks) configs.push(await configOf(recipe.dataset, variant, options));
    planned.push({ name, recipe, configs });
  }
  await checkAll(planned, options);
  const made: Partial<Record<Name, Figure>> = {};
  const trained = trainer(options);
  try {
    for (const { name, recipe, configs } of planned) {
      const networks: Trained[] = [];
      for (const config of configs) networks.push(await trained(config));
      const content = await recipe.make(networks as [Trained, ...Trained[]]);
      const figure: Figure = {
        ...content,
        networks: networks.map((network, k) => described(configs[k]!, recipe.networks[k]!, network, options)),
        overrides: options.set ?? {},
      };
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

interface Planned<Name extends string> {
  readonly name: Name;
  readonly recipe: Recipe;
  /** The configs of its networks. */
  readonly configs: readonly Config[];
}

async function configOf(
  dataset: Recipe['dataset'],
  variant: Variant | null,
  { configs, set: edits, name: begin }: PaperOptions,
): Promise<Config> {
  const file = configs[dataset];
  const set = { ...variant?.set, ...edits };
  const plain = await readConfig(file, { set, ...(begin !== undefined && { name: `${begin}-${dataset}` }) });
  return variant ? readConfig(file, { set, name: `${plain.name}-${variant.name}` }) : plain;
}

/** What a figure says of a network that it was made from. */
function described(
  { name, source, json }: Config,
  variant: Variant | null,
  { evaluated: { network }, epochs }: Trained,
  { set = {} }: PaperOptions,
): FigureNetwork {
  const own = Object.entries(variant?.set ?? {}).filter(([pointer]) => !Object.hasOwn(set, pointer));
  return {
    ...{ name, config: source.file, changes: Object.fromEntries(own) },
    sizes: [network.inputs, ...network.layers.map((_, k) => neuronsOf(network, k))],
    ...{ epochs: epochs.length, seed: json.training.seed },
  };
}

/** Finds mistakes before the first training, because trainings take minutes. */
async function checkAll(planned: readonly Planned<string>[], { fresh = false }: PaperOptions): Promise<void> {
  for (const config of planned.flatMap(({ configs }) => configs)) await outcomeOf(config, { fresh });
  for (const dataset of new Set(planned.map(({ recipe }) => recipe.dataset))) {
    const own = planned.filter(({ recipe }) => recipe.dataset === dataset);
    const others = planned.filter(({ recipe }) => recipe.dataset !== dataset);
    try {
      await checkData(own.flatMap(({ configs }) => configs));
    } catch (error) {
      if (!isInputError(error) || others.length === 0) throw error;
      const names = (some: readonly Planned<string>[]): string => some.map(({ name }) => name).join(' ');
      throw new InputError(`${error.message}\nOr leave out ${names(own)}: \`s4nn paper ${names(others)}\`.`);
    }
  }
}

/** Configs of the same dataset. */
async function checkData(configs: readonly Config[]): Promise<void> {
  const { dataset } = await loadData(configs[0]!);
  for (const config of configs) {
    checkAgainstData(config, classCounts(dataset));
  }
}

/** The epochs of the last training in the log of a sweep. */
function epochsOf(config: Config): LastTraining['epochs'] {
  const { attributes } = fold(readJournal(foldersOf(config).journal)!.records).study;
  return studyAttributes.lastTraining.in(attributes)!.epochs;
}

/** Trains the network of a config, once for all figures. */
function trainer({ threads, fresh = false, signal, watch }: PaperOptions) {
  const train = async (config: Config): Promise<void> => {
    const watching = watch?.(config.name);
    try {
      const summary = await sweep(config, {
        fresh,
        ...(threads !== undefined && { threads }),
        ...(signal && { signal }),
        ...(watching && { show: watching.show }),
      });
      if (!summary) throw new Stopped();
    } finally {
      await watching?.close();
    }
  };
  const evaluated = async (config: Config): Promise<Trained> => {
    await train(config);
    const weights = join(foldersOf(config).results, 'weights.npz');
    const loaded = await loadWeights(config, [weights]);
    const { network, samples } = loaded;
    return {
      evaluated: await evaluateLoaded(config, loaded, threads),
      epochs: epochsOf(config),
      fields: () => weightFields(network, loaded.weights[0]!, samples, neuronsOf(network, 0)),
      jitter: async () => {
        const {
          disturbances: [found],
        } = await disturbLoaded(config, loaded, {
          seeds: 3,
          only: ['jitter-all'],
          ...(threads !== undefined && { threads }),
        });
        return found!;
      },
    };
  };
  const known = new Map<string, Promise<Trained>>();
  return (config: Config): Promise<Trained> => {
    const network = known.get(config.name) ?? evaluated(config);
    known.set(config.name, network);
    return network;
  };
}

import { type Config, type ConfigJson, load, parametersOf, type SpaceParameter } from '@s4nn/config';
import { completeOptions, type DataDescription, neuronsOf, weightsIn } from '@s4nn/core';
import { type LanesPlugin, lanesOf, networkOf, openHost, openLanes } from '@s4nn/lanes';
import { foldersOf } from '../folders.js';
import { earlierRun, noEarlierRun } from '../same/earlier-run.js';
import { type SweepOptions, sweepOptions } from '../sweep-options.js';
import { type Idle, idleIn, requireThreads, trialsAtATime } from './at-a-time.js';
import { type Outcome, outcomeIn, requireUsable } from './outcome.js';
import { rehearse } from './rehearse.js';
import { rungsOf } from './rungs-of.js';

/** What a sweep would do. */
export interface SweepPlan {
  readonly name: string;
  readonly outcome: Outcome;
  /** Absolute paths of the log and the results folder. */
  readonly log: string;
  readonly results: string;
  readonly samples: { readonly training: number; readonly validation: number; readonly test: number };
  readonly data: DataDescription;
  /** The network of the unmodified config; trials may have others. */
  readonly network: {
    readonly inputs: number;
    /** Neurons per layer. */
    readonly layers: readonly number[];
    readonly duration: number;
    readonly weights: number;
  };
  /** 0 for a single run. */
  readonly trials: number;
  /** Epochs of a whole trial, or of the single run. */
  readonly epochs: number;
  readonly objectives: ConfigJson['objectives'];
  /** The search's plugin; null for a single run. */
  readonly search: string | null;
  /** The pruner, and the epochs after which it compares trials: one list, several with brackets, none without a pruner. */
  readonly pruner: ConfigJson['pruner'] & { readonly rungs: readonly (readonly number[])[] };
  readonly parallel: ConfigJson['parallel'];
  /** How many trials would run at a time: on this machine, or at most on others. */
  readonly lanes: number;
  /** Who would run them instead of this machine: the workers that are there, and their lanes; null if nobody else would. */
  readonly elsewhere: { readonly use: string; readonly workers: number; readonly lanes: number } | null;
  /** What of the machine, or of the threads asked for, would have nothing to do. */
  readonly idle: Idle | null;
  readonly space: readonly SpaceParameter[];
}

const { threads, fresh, extend } = sweepOptions.properties;
const planOptions = { properties: { threads, fresh, extend } };

/**
 * Reads and checks everything that the sweep would, but writes and trains nothing.
 * @throws InputError for everything that the sweep would refuse, such as a log of another config.
 */
export async function planSweep(
  given: Config,
  asked: Pick<SweepOptions, 'threads' | 'fresh' | 'extend'> = {},
): Promise<SweepPlan> {
  const options = completeOptions<SweepOptions>('planSweep', planOptions, asked);
  const folders = foldersOf(given);
  const { journal, results } = folders;
  const { config, read } = options.fresh ? noEarlierRun(given) : earlierRun(given, journal);
  requireThreads(config, options.threads);
  const { training, search, pruner, parallel, objectives, threads } = config.json;
  const host = await openHost(config);
  const { data, spikes, description, split } = host;
  const { training: samples, validation } = split('split');
  await requireUsable(folders);
  const outcome = outcomeIn(folders, config, options, read, description);
  if (outcome.kind !== 'complete') {
    await using lanes = openLanes(Promise.resolve(host), config, (options.threads ?? threads) === 0 ? 0 : 1);
    await rehearse(config, host, lanes, new AbortController().signal);
  }
  const atATime = trialsAtATime(config.json, outcome.finished);
  const network = networkOf(config.json, spikes);
  return {
    name: config.name,
    outcome,
    log: journal,
    results,
    samples: {
      training: samples.length,
      validation: validation.length,
      test: data.dataset.test.labels.length,
    },
    data: description,
    network: {
      inputs: network.inputs,
      layers: network.layers.map((_, k) => neuronsOf(network, k)),
      duration: network.duration,
      weights: weightsIn(network),
    },
    trials: search?.trials ?? 0,
    epochs: training.epochs,
    objectives,
    search: search?.use ?? null,
    pruner: { ...pruner, rungs: await rungsOf(config) },
    parallel,
    lanes: config.plugins.lanes ? atATime : lanesOf(config, options.threads, atATime),
    elsewhere: await elsewhereOf(config),
    idle: config.plugins.lanes
      ? null
      : idleIn(config, options.threads, outcome.finished, outcome.kind === 'start'),
    space: parametersOf(search?.space ?? {}),
  };
}

/** The workers of other machines that are there. @throws InputError if their place does not answer. */
async function elsewhereOf({ plugins: { lanes } }: Config): Promise<SweepPlan['elsewhere']> {
  if (!lanes) return null;
  const plugin = (await load(lanes)) as LanesPlugin;
  const { workers = [] } = (await plugin.inspect?.(lanes.options as never)) ?? {};
  const count = workers.reduce((sum, worker) => sum + worker.lanes, 0);
  return { use: lanes.use, workers: workers.length, lanes: count };
}

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type EpochReport, evaluate, InputError, indices, samplesIn, split } from '@s4nn/core';
import {
  applyEdits,
  type Config,
  type ConfigJson,
  checkAgainstData,
  compileSpace,
  identity,
  type Use,
} from './config/index.js';
import { type Data, load, loadData } from './data.js';
import { describeDifference } from './difference.js';
import { foldersOf } from './folders.js';
import { argsOf, decodeArgs, valuesOf } from './history.js';
import { jobFor, optionsOf, shareSplit } from './job.js';
import { fold, type Journal, type LoggedTrial, openJournal, studyAttribute } from './journal/index.js';
import { type Lanes, openLanes } from './lanes.js';
import type { Progress } from './progress.js';
import { prunerFor } from './pruners/index.js';
import { type Summary, writeResults } from './results.js';
import { runTrials } from './schedule.js';
import { createBackend } from './trial.js';

/** How to run a sweep. */
export interface SweepOptions {
  /** Lanes to use in place of the config's `threads`. */
  readonly threads?: number | 'auto';
  /** Forgets an earlier run of the same name instead of resuming it. */
  readonly fresh?: boolean;
  /** Stops after the current epochs; the same sweep resumes later. */
  readonly signal?: AbortSignal;
  readonly show?: (progress: Progress) => void;
}

/** Study attributes of ours. */
const configAttribute = 's4nn:config';
const doneAttribute = 's4nn:done';

/**
 * Runs a config to its end, or on from where an earlier run of it stopped: trials, the best one retrained on all
 * training samples, and one look at the test samples.
 * @returns the summary, or null when `signal` stopped it.
 * @throws InputError for mistakes in config or data, and when the log belongs to another config.
 */
export async function sweep(config: Config, options: SweepOptions = {}): Promise<Summary | null> {
  const began = performance.now();
  const { signal = new AbortController().signal, show = () => {} } = options;
  const folders = foldersOf(config);
  const data = await loadData(config);
  const { train } = data.dataset;
  checkAgainstData(config, { trainSamples: train.labels.length, classes: data.dataset.classes.length });
  if (options.fresh) {
    rmSync(folders.journal, { force: true });
    rmSync(folders.results, { recursive: true, force: true });
  }
  const journal = openJournal(folders.journal, {
    name: config.name,
    objectives: [{ metric: 'validation.accuracy.potential', direction: 'maximise' }],
    attributes: {
      [configAttribute]: JSON.parse(identity(config.json)),
      's4nn:seed': config.json.training.seed,
      's4nn:rule': 'potential',
      's4nn:node': process.version,
    },
  });
  await using lanes = openLanes(options.threads ?? config.json.threads);
  try {
    refuseOtherConfig(config, journal);
    const log = fold(journal.records);
    const finished = log.trials.filter(({ state }) => state !== 'running');
    const bestBefore = bestOf(log.trials);
    const parts = shareSplit(
      split(train.labels.length, config.json.training.validation, config.json.training.seed),
    );
    show({
      kind: 'start',
      name: config.name,
      journal: folders.journal,
      trials: config.json.search?.trials ?? 0,
      lanes: lanes.count,
      epochs: config.json.training.epochs,
      trainingSamples: parts.training.length,
      validationSamples: parts.validation.length,
      finished: finished.length,
      best: bestBefore && { trial: bestBefore.id, accuracy: bestBefore.values![0]! },
    });
    const summaryFile = join(folders.results, 'summary.json');
    if (log.study.attributes[doneAttribute] === true && existsSync(summaryFile)) {
      const summary = JSON.parse(readFileSync(summaryFile, 'utf8')) as Summary;
      show({ kind: 'result', summary, folder: folders.results, fromEarlier: true });
      return summary;
    }
    const search = config.plugins.search;
    if (search) {
      const plugin = await load<'search'>(search);
      await runTrials({
        config,
        space: compileSpace(config.json.search!.space),
        algo: plugin.create(search.options as never),
        pruner: prunerFor(config.json.pruner, config.json.training.epochs),
        data,
        split: parts,
        journal,
        lanes,
        signal,
        show,
      });
      if (signal.aborted) return null;
    }
    return await finish(config, data, journal, lanes, {
      began,
      signal,
      show,
      parts,
      folder: folders.results,
    });
  } finally {
    journal.close();
  }
}

interface Finish {
  readonly began: number;
  readonly signal: AbortSignal;
  readonly show: (progress: Progress) => void;
  readonly parts: ReturnType<typeof split>;
  readonly folder: string;
}

/** Trains the chosen config, tests it once and writes the results. */
async function finish(
  config: Config,
  data: Data,
  journal: Journal,
  lanes: Lanes,
  { began, signal, show, parts, folder }: Finish,
): Promise<Summary | null> {
  const { trials } = fold(journal.records);
  const best = bestOf(trials);
  if (config.plugins.search && !best) throw new Error(noTrialCompleted(trials));
  const chosen = best && decodeArgs(compileSpace(config.json.search!.space), argsOf(best));
  const json = chosen ? applyEdits(config, chosen.edits) : config.json;
  const all = { training: indices(data.dataset.train.labels.length), validation: new Uint32Array() };
  const samples = best ? shareSplit(all) : parts;
  show({
    kind: 'final',
    trial: best?.id ?? null,
    epochs: json.training.epochs,
    samples: samples.training.length,
  });
  const epochs: EpochReport[] = [];
  const job = jobFor(json, config, data, samples, true);
  const outcome = await lanes.run(job, (report) => {
    epochs.push(report);
    show({ kind: 'finalEpoch', report });
    return signal.aborted ? 'stop' : 'continue';
  });
  if (!outcome.ok) throw new Error(outcome.message);
  if (epochs.length < json.training.epochs) return null;

  const test = data.encode('test', optionsOf(json.encoder));
  const backend = await createBackend(job.backend);
  await using model = await backend.compile([job.network]);
  await model.write([outcome.weights!]);
  const count = (state: LoggedTrial['state']) => trials.filter((trial) => trial.state === state).length;
  const summary: Summary = {
    name: config.name,
    seed: json.training.seed,
    trials: { complete: count('complete'), pruned: count('pruned'), failed: count('fail') },
    best:
      best && chosen
        ? {
            trial: best.id,
            parameters: valuesOf(chosen.parameters),
            validation: best.values![0]!,
          }
        : null,
    test: await evaluate(model, test, indices(samplesIn(test)), 'full'),
    seconds: (performance.now() - began) / 1000,
  };
  writeResults(folder, {
    summary,
    config: asSingleRun(json, config.folder, folder),
    network: job.network,
    weights: outcome.weights!,
    epochs,
    trials,
  });
  journal.append([studyAttribute(doneAttribute, true)]);
  show({ kind: 'result', summary, folder, fromEarlier: false });
  return summary;
}

/** The complete trial with the highest validation accuracy, the earliest of equals. */
const bestOf = (trials: readonly LoggedTrial[]): LoggedTrial | null =>
  trials
    .filter(({ state }) => state === 'complete')
    .reduce<LoggedTrial | null>(
      (best, trial) => (best && best.values![0]! >= trial.values![0]! ? best : trial),
      null,
    );

function noTrialCompleted(trials: readonly LoggedTrial[]): string {
  const last = trials.findLast(({ state }) => state === 'fail');
  const reason = last ? ` The last one that failed said: ${last.attributes['s4nn:failure']}` : '';
  return `None of the ${trials.length} trials completed, so there is nothing to retrain.${reason}`;
}

function refuseOtherConfig(config: Config, journal: Journal): void {
  const logged = fold(journal.records).study.attributes[configAttribute];
  const difference = describeDifference(logged, JSON.parse(identity(config.json)));
  if (difference.length === 0) return;
  throw new InputError(
    [
      `${journal.file} was written for another config:`,
      ...difference.map((line) => `  ${line}`),
      'Start again with --fresh (forgets the earlier run), or keep both with --name.',
    ].join('\n'),
  );
}

/** The same training without a search, on all training samples, as a config in the results' folder. */
function asSingleRun(json: ConfigJson, from: string, to: string): object {
  const { search: _, pruner: __, name: ___, $schema: ____, ...rest } = json;
  const moved = ({ use, ...options }: Use): Use => ({
    use: use.startsWith('.') ? relative(to, resolve(from, use)) : use,
    ...options,
  });
  return {
    ...rest,
    dataset: moved(json.dataset),
    encoder: moved(json.encoder),
    backend: moved(json.backend),
    training: { ...json.training, validation: 0 },
  };
}

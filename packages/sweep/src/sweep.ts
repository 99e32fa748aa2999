import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Algo, InputError, split } from '@s4nn/core';
import { type Config, checkAgainstData, identity, type ResolvedPlugin } from './config/index.js';
import { loadData } from './data.js';
import { describeDifference } from './difference.js';
import { trainFinal } from './final.js';
import { foldersOf } from './folders.js';
import { bestOf } from './history.js';
import { shareSplit } from './job.js';
import { fold, openJournal, studyAttribute } from './journal/index.js';
import { openLanes } from './lanes.js';
import { load } from './load.js';
import type { Progress } from './progress.js';
import type { Summary } from './results.js';
import { runTrials } from './schedule.js';

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
  // Held while the sweep runs, and made before anything is written: an encoder may refuse its samples.
  const spikes = data.encode('train', config.plugins.encoder.options);
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
    const log = fold(journal.records);
    refuseOtherConfig(config, journal.file, log.study.attributes[configAttribute]);
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
    const run = { config, data, spikes, split: parts, journal, lanes, signal, show };
    if (config.plugins.search) {
      await runTrials(run, await createSearch(config.plugins.search));
      if (signal.aborted) return null;
    }
    const summary = await trainFinal(run, folders.results, began);
    if (summary) {
      journal.append([studyAttribute(doneAttribute, true)]);
      show({ kind: 'result', summary, folder: folders.results, fromEarlier: false });
    }
    return summary;
  } finally {
    journal.close();
  }
}

async function createSearch(search: ResolvedPlugin): Promise<Algo> {
  const plugin = await load<'search'>(search);
  return plugin.create(search.options as never);
}

function refuseOtherConfig(config: Config, file: string, logged: unknown): void {
  const difference = describeDifference(logged, JSON.parse(identity(config.json)));
  if (difference.length === 0) return;
  throw new InputError(
    [
      `${file} was written for another config:`,
      ...difference.map((line) => `  ${line}`),
      'Start again with --fresh (forgets the earlier run), or keep both with --name.',
    ].join('\n'),
  );
}

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@s4nn/config';
import { identity } from '@s4nn/config';
import { named } from '@s4nn/core';
import { checkWritable, recordOrExplain } from '@s4nn/files';
import { openHost, openLanes } from '@s4nn/lanes';
import type { Ended, Summary } from '@s4nn/log';
import { bestTrials, fold, ofStudy, studyAttribute } from '@s4nn/log';
import { fingerprintOf, openJournal } from '@s4nn/log/file';
import { foldersIn, foldersOf } from './folders.js';
import type { Progress } from './progress.js';
import { areWhole, removeResults } from './results/result-files.js';
import { checkAppendable } from './same/check-appendable.js';
import { requireSameConfig } from './same/require-same-config.js';
import { resumedConfig } from './same/resumed-config.js';
import { createSearch } from './schedule/create-search.js';
import { takeLock } from './sweep-lock.js';
import { trainFinal } from './train/final.js';
import { version } from './version.js';

/** How to run a sweep. */
export interface SweepOptions {
  /** Lanes to use in place of the config's `threads`. */
  readonly threads?: number | 'auto';
  /** Forgets an earlier run of the same name instead of resuming it. */
  readonly fresh?: boolean;
  /** Goes on with a finished or interrupted sweep whose config now has more trials, a wider space or other budgets. */
  readonly extend?: boolean;
  /** Stops after the current epochs; the same sweep resumes later. */
  readonly signal?: AbortSignal;
  /** The folder in which `sweeps/` and `results/` stand, in place of where the config puts them. */
  readonly project?: string;
  /** Gets everything that happens, in the order in which it is decided. */
  readonly show?: (progress: Progress) => void;
}

/**
 * Runs a config to its end, or on from where an earlier run of it stopped: trials, the best one retrained on all
 * training samples, and one look at the test samples.
 * @returns the summary, or null when `signal` stopped it.
 * @throws InputError for mistakes in config or data, when another process runs the sweep, when the log belongs to another
 * config, and when something cannot be written.
 */
export async function sweep(asked: Config, options: SweepOptions = {}): Promise<Summary | null> {
  const began = performance.now();
  const { signal = new AbortController().signal, show = () => {} } = options;
  const folders = options.project === undefined ? foldersOf(asked) : foldersIn(options.project, asked.name);
  using _lock = await takeLock(folders.lock);
  // Known now rather than after hours.
  checkWritable(folders.results);
  checkAppendable(folders.journal);
  const config = options.fresh ? asked : resumedConfig(asked, folders.journal);
  const { objectives } = config.json;
  const opened = openHost(config);
  await using lanes = openLanes(opened, config, options.threads);
  lanes.prepare(config.json.search?.trials ?? 1);
  // Held while the sweep runs, and made before anything is written: they may not be what the config expects.
  const host = await opened;
  if (options.fresh) {
    const { journal, results, checkpoints } = folders;
    recordOrExplain(journal, () => rmSync(journal, { force: true }));
    removeResults(results);
    recordOrExplain(checkpoints, () => rmSync(checkpoints, { recursive: true, force: true }));
  }
  const recorded = JSON.parse(identity(config.json));
  const journal = openJournal(folders.journal, {
    name: config.name,
    objectives,
    attributes: [
      studyAttribute(ofStudy.config, recorded),
      studyAttribute(ofStudy.seed, config.json.training.seed),
      studyAttribute(ofStudy.rule, 'potential'),
      studyAttribute(ofStudy.program, version()),
      studyAttribute(ofStudy.node, process.version),
    ],
  });
  try {
    const log = fold(journal.records);
    const isExtended = requireSameConfig(config, journal.file, log, options.extend) === 'extends';
    if (isExtended) {
      journal.append([studyAttribute(ofStudy.config, recorded), studyAttribute(ofStudy.done, false)]);
    }
    const finished = log.trials.filter(({ state }) => state !== 'running');
    const [bestBefore] = bestTrials(log.trials, log.study.directions);
    show({
      kind: 'start',
      name: config.name,
      journal: folders.journal,
      trials: config.json.search?.trials ?? 0,
      lanes: lanes.count,
      epochs: config.json.training.epochs,
      trainingSamples: host.split('split').training.length,
      validationSamples: host.split('split').validation.length,
      finished: finished.length,
      best: bestBefore ? { trial: bestBefore.id, values: named(objectives, bestBefore.values!) } : null,
    });
    if (!isExtended && ofStudy.done.in(log.study.attributes) === true && areWhole(folders.results)) {
      const summaryFile = join(folders.results, 'summary.json');
      const summary = JSON.parse(readFileSync(summaryFile, 'utf8')) as Summary;
      show({ kind: 'result', summary, folder: folders.results, fromEarlier: true });
      return summary;
    }
    const { checkpoints } = folders;
    const seconds = () => (performance.now() - began) / 1000;
    const context = { config, host, journal, lanes, checkpoints, signal, seconds, show };
    let ended: Ended | null = null;
    if (config.plugins.search) {
      // With its search libraries, which a single run does without.
      const { runTrials } = await import('./schedule/run-trials.js');
      ended = await runTrials(context, await createSearch(config.plugins.search));
      if (signal.aborted) return null;
    }
    const summary = await trainFinal(context, folders.results, ended);
    if (summary) {
      journal.append([
        studyAttribute(ofStudy.ended, ended),
        studyAttribute(ofStudy.fingerprint, fingerprintOf(journal.records)),
        studyAttribute(ofStudy.done, true),
      ]);
      rmSync(checkpoints, { recursive: true, force: true });
      show({ kind: 'result', summary, folder: folders.results, fromEarlier: false });
    }
    return summary;
  } finally {
    journal.close();
  }
}

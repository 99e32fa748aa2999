import { rmSync } from 'node:fs';
import type { Config } from '@s4nn/config';
import { completeOptions, named } from '@s4nn/core';
import { checkWritable } from '@s4nn/files';
import { openHost, openLanes } from '@s4nn/lanes';
import { bestTrials, type Ended, type Summary, studyAttribute, studyAttributes } from '@s4nn/log';
import { fingerprintOf } from '@s4nn/log/file';
import { beginSweep, forgetEarlierRun } from './begin-sweep.js';
import { foldersIn, foldersOf } from './folders.js';
import { checkAppendable } from './same/check-appendable.js';
import { resumedConfig } from './same/resumed-config.js';
import { createSearch } from './schedule/create-search.js';
import { takeLock } from './sweep-lock.js';
import { type SweepOptions, sweepOptions } from './sweep-options.js';
import { trainFinal } from './train/final.js';
import { knownSummary } from './train/known-summary.js';

/**
 * Runs a config to its end, or resumes an earlier run of it: runs the trials, retrains the best one on all training samples
 * and evaluates it once on the test samples.
 * @returns the summary, or null if `signal` stopped the sweep.
 * @throws InputError for unknown options, for mistakes in config or data, if another process runs the sweep, if the log belongs to
 * another config or to other samples, and if something cannot be written.
 */
export async function sweep(given: Config, asked: SweepOptions = {}): Promise<Summary | null> {
  const began = performance.now();
  const options = completeOptions<SweepOptions>('sweep', sweepOptions, asked);
  const { signal = new AbortController().signal, show = () => {} } = options;
  const folders = options.project === undefined ? foldersOf(given) : foldersIn(options.project, given.name);
  const { results, checkpoints } = folders;
  using _lock = await takeLock(folders.lock);
  // Better to fail now than after hours.
  checkWritable(results);
  checkAppendable(folders.journal);
  const config = options.fresh ? given : resumedConfig(given, folders.journal);
  const { objectives, search, training } = config.json;
  const opened = openHost(config);
  await using lanes = openLanes(opened, config, options.threads);
  lanes.prepare(search?.trials ?? 1);
  // Before anything is written: the samples may not be what the config expects.
  const host = await opened;
  if (options.fresh) forgetEarlierRun(folders);
  const { journal, log, isExtended, hadUnknownData } = beginSweep(
    config,
    host.description,
    folders,
    options.extend,
  );
  try {
    const finished = log.trials.filter(({ state }) => state !== 'running');
    const [bestBefore] = bestTrials(log.trials, log.study.directions);
    show({
      kind: 'start',
      name: config.name,
      journal: folders.journal,
      trials: search?.trials ?? 0,
      lanes: lanes.count,
      epochs: training.epochs,
      trainingSamples: host.split('split').training.length,
      validationSamples: host.split('split').validation.length,
      data: host.description,
      hadUnknownData,
      finished: finished.length,
      best: bestBefore ? { trial: bestBefore.id, values: named(objectives, bestBefore.values!) } : null,
    });
    const known = isExtended ? null : knownSummary(results, log, objectives);
    if (known) {
      show({ kind: 'result', summary: known, folder: results, fromEarlier: true });
      return known;
    }
    const seconds = () => (performance.now() - began) / 1000;
    const context = { config, host, journal, lanes, checkpoints, signal, seconds, show };
    let ended: Ended | null = null;
    if (config.plugins.search) {
      // Loads the libraries of searches, which a single run does not need.
      const { runTrials } = await import('./schedule/run-trials.js');
      ended = await runTrials(context, await createSearch(config.plugins.search));
      if (signal.aborted) return null;
    }
    const summary = await trainFinal(context, results, ended);
    if (summary) {
      journal.append([
        studyAttribute(studyAttributes.ended, ended),
        studyAttribute(studyAttributes.fingerprint, fingerprintOf(journal.records)),
        studyAttribute(studyAttributes.done, true),
      ]);
      rmSync(checkpoints, { recursive: true, force: true });
      show({ kind: 'result', summary, folder: results, fromEarlier: false });
    }
    return summary;
  } finally {
    journal.close();
  }
}

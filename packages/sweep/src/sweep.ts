import { rmSync } from 'node:fs';
import type { Config } from '@s4nn/config';
import { completeOptions } from '@s4nn/core';
import { checkWritable } from '@s4nn/files';
import { openHost } from '@s4nn/lanes';
import { type Ended, layerCount, type Summary, studyAttribute, studyAttributes } from '@s4nn/log';
import { fingerprintOf } from '@s4nn/log/file';
import { beginSweep, forgetEarlierRun, renewLog } from './begin-sweep.js';
import { foldersIn, foldersOf } from './folders.js';
import { lanesFor } from './lanes-for.js';
import { openLive } from './live/open-live.js';
import { idleIn, requireThreads, trialsAtATime } from './plan/at-a-time.js';
import { outcomeIn } from './plan/outcome.js';
import { rehearse } from './plan/rehearse.js';
import type { Progress } from './progress.js';
import { keptIn } from './read/kept-in.js';
import { checkAppendable } from './same/check-appendable.js';
import { earlierRun, noEarlierRun } from './same/earlier-run.js';
import { createSearch } from './schedule/create-search.js';
import { takeLock } from './sweep-lock.js';
import { type SweepOptions, sweepOptions } from './sweep-options.js';
import { trainFinal } from './train/final.js';
import { knownSummary } from './train/known-summary.js';
import { workersSeen } from './workers-seen.js';

/**
 * Runs a config to its end, or resumes an earlier run of it: runs the trials, retrains the best one on all training samples
 * and evaluates it once on the test samples.
 * @returns the summary, or null if `signal` stopped the sweep.
 * @throws InputError for unknown options, for mistakes in config or data, if another process runs the sweep, if the log belongs to
 * another config or to other samples, and if something cannot be written. SweepFailed if no trial completed, and if another process
 * has taken the sweep over while this one was suspended.
 */
export async function sweep(given: Config, asked: SweepOptions = {}): Promise<Summary | null> {
  const began = performance.now();
  const options = completeOptions<SweepOptions>('sweep', sweepOptions, asked);
  const { signal = new AbortController().signal, show: report = () => {} } = options;
  const folders = options.project === undefined ? foldersOf(given) : foldersIn(options.project, given.name);
  const { results, checkpoints } = folders;
  using lock = await takeLock(folders.lock, {
    signal,
    onSilence: ({ holder: { pid, host }, seconds, of }) =>
      report({ kind: 'silence', pid, host, seconds, of }),
  });
  if (!lock) return null;
  using live = openLive(folders.live, lock.requireHeld, ({ message }) =>
    report({
      kind: 'remark',
      text: `${folders.live}: ${message}; a dashboard sees epochs only when they are in the log`,
    }),
  );
  const show = (progress: Progress): void => {
    live.see(progress);
    report(progress);
  };
  // Better to fail now than after hours.
  checkWritable(results);
  checkAppendable(folders.journal);
  const earlier = options.fresh ? noEarlierRun(given) : earlierRun(given, folders.journal);
  const { config } = earlier;
  requireThreads(config, options.threads);
  const { objectives, search, training } = config.json;
  const opened = openHost(config);
  const atATime = trialsAtATime(config.json, earlier.finished);
  const seen = workersSeen(show, atATime);
  await using lanes = await lanesFor(config, opened, {
    threads: options.threads ?? config.json.threads,
    trainings: atATime,
    signal,
    say: (text) => show({ kind: 'remark', text }),
    onWorkers: seen.onWorkers,
  });
  lanes.prepare();
  // Before anything is written: the samples may not be what the config expects.
  const host = await opened;
  const { kind } = outcomeIn(folders, config, options, earlier.read, host.description);
  if (kind !== 'complete' && !(await rehearse(config, host, lanes, signal))) return null;
  lock.requireHeld();
  if (options.fresh) forgetEarlierRun(folders);
  else if (lock.afterSilence) renewLog(folders.journal);
  const { journal, log, isExtended } = beginSweep(
    config,
    host.description,
    folders.journal,
    options.extend,
    lock.requireHeld,
  );
  try {
    seen.begin(log, !config.plugins.lanes);
    seen.recordIn(journal);
    const kept = () => keptIn(journal.records, checkpoints);
    show({
      kind: 'start',
      name: config.name,
      journal: folders.journal,
      trials: search?.trials ?? 0,
      lanes: lanes.count,
      where: lanes.where ?? null,
      idle: config.plugins.lanes
        ? null
        : idleIn(config, options.threads, earlier.finished, !earlier.hasBegun),
      epochs: training.epochs,
      trainingSamples: host.split('split').training.length,
      validationSamples: host.split('split').validation.length,
      data: host.description,
      objectives,
      layers: layerCount(config.json),
      outcome: kind,
      kept: kept(),
    });
    const known = isExtended ? null : knownSummary(results, log, objectives);
    if (known) {
      show({ kind: 'result', summary: known, folder: results, fromEarlier: true });
      return known;
    }
    const seconds = () => (performance.now() - began) / 1000;
    const { requireHeld } = lock;
    const context = { config, host, journal, lanes, checkpoints, requireHeld, signal, seconds, show, live };
    let ended: Ended | null = null;
    if (config.plugins.search) {
      // Loads the libraries of searches, which a single run does not need.
      const { runTrials } = await import('./schedule/run-trials.js');
      ended = await runTrials(context, await createSearch(config));
    }
    const summary = signal.aborted ? null : await trainFinal(context, results, ended);
    if (summary) {
      journal.append([
        studyAttribute(studyAttributes.ended, ended),
        studyAttribute(studyAttributes.fingerprint, fingerprintOf(journal.records)),
        studyAttribute(studyAttributes.done, true),
      ]);
      lock.requireHeld();
      rmSync(checkpoints, { recursive: true, force: true });
      show({ kind: 'result', summary, folder: results, fromEarlier: false });
    } else show({ kind: 'stopped', kept: kept() });
    return summary;
  } finally {
    seen.recordIn(null);
    journal.close();
  }
}

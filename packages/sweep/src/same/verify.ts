import type { Config } from '@s4nn/config';
import { completeOptions, InputError } from '@s4nn/core';
import { type Host, openHost } from '@s4nn/lanes';
import {
  actionsOf,
  createStudy,
  dependsOnClock,
  fold,
  type JournalRecords,
  studyAttributes,
} from '@s4nn/log';
import { checkSame, fingerprintOf } from '@s4nn/log/file';
import { foldersOf } from '../folders.js';
import { createSearch } from '../schedule/create-search.js';
import { type SweepOptions, sweepOptions } from '../sweep-options.js';
import { earlierRun } from './earlier-run.js';
import { recordsIn } from './records-in.js';
import { requireSameConfig } from './require-same-config.js';
import { requireSameData } from './require-same-data.js';
import { rerun } from './rerun.js';

/** What matches the log. */
export interface Verification {
  readonly suggestions: number;
  readonly decisions: number;
  /** SHA-256 over trials, parameters, values, decisions, the last training and its test. */
  readonly fingerprint: string;
}

/** How to verify a sweep. */
export interface VerifyOptions extends Pick<SweepOptions, 'threads' | 'show' | 'signal'> {
  /** Runs the whole sweep again, in a temporary folder, and compares everything. */
  readonly run?: boolean;
}

const { threads, show, signal } = sweepOptions.properties;
const verifyOptions = { properties: { threads, show, signal, run: { type: 'boolean' } } };

/**
 * Verifies that a sweep follows from its config: replays its log, asks for every suggestion and makes every decision again, and
 * compares the fingerprint recorded at its end.
 * @returns null if `signal` stopped the second run.
 * @throws InputError for unknown options, at the first mismatch, if there is no log, or if it belongs to another config or other
 * samples.
 */
export async function verify(given: Config, asked: VerifyOptions = {}): Promise<Verification | null> {
  const options = completeOptions<VerifyOptions>('verify', verifyOptions, asked);
  const file = foldersOf(given).journal;
  const { config } = earlierRun(given, file);
  const records = recordsIn(file);
  const directions = config.json.objectives.map(({ direction }) => direction);
  checkSame(file, createStudy(config.name, directions), records);
  const log = fold(records);
  requireSameConfig(config, file, log);
  const host = await openHost(config);
  requireSameData(host.description, file, log);
  const fingerprint = fingerprintOf(records);
  const recorded = studyAttributes.fingerprint.in(log.study.attributes);
  if (recorded !== undefined && recorded !== fingerprint) {
    throw new InputError(
      `${file}: found the fingerprint ${fingerprint}, expected ${recorded}, which the sweep recorded at its end: the log was changed since.`,
    );
  }
  const counts = config.plugins.search
    ? await replayed(config, host, file, records)
    : { suggestions: 0, decisions: 0 };
  if (options.run) {
    if (recorded === undefined) {
      throw new InputError(
        `${file}: found a sweep that has not ended, expected one that has. Run it to its end first.`,
      );
    }
    if (config.json.search && config.json.parallel.mode === 'async') {
      throw new InputError(
        `${file}: found an async sweep, whose order is chance, expected a reproducible one. Verify it without --run.`,
      );
    }
    const isExtended = actionsOf(records, log.trials).some(({ kind }) => kind === 'extend');
    if (isExtended || dependsOnClock(log)) {
      throw new InputError(
        `${file}: found a sweep that was extended, whose time was up, or in which a trial hung, expected one that its config alone determines. Verify it without --run.`,
      );
    }
    if (!(await rerun(config, file, records, options))) return null;
  }
  return { ...counts, fingerprint };
}

async function replayed(config: Config, host: Host, file: string, records: JournalRecords) {
  const { replayTrials } = await import('../schedule/replay-trials.js');
  const journal = { file, records, append: () => {}, note: () => {}, close: () => {} };
  const { signal } = new AbortController();
  const { checkpoints } = foldersOf(config);
  const context = {
    config,
    host,
    journal,
    lanes: {},
    checkpoints,
    signal,
    seconds: () => 0,
    show: () => {},
  };
  return replayTrials(context, await createSearch(config));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@s4nn/config';
import { InputError } from '@s4nn/core';
import { openHost } from '@s4nn/lanes';
import type { JournalRecords } from '@s4nn/log';
import { actionsOf, createStudy, fold, ofStudy, transcriptOf } from '@s4nn/log';
import { checkSame, fingerprintOf, readJournal } from '@s4nn/log/file';
import { foldersIn, foldersOf } from '../folders.js';
import { createSearch } from '../schedule/create-search.js';
import { type SweepOptions, sweep } from '../sweep.js';
import { requireSameConfig } from './require-same-config.js';
import { resumedConfig } from './resumed-config.js';

/** What was found to be as the log says. */
export interface Verification {
  readonly suggestions: number;
  readonly decisions: number;
  /** SHA-256 over trials, parameters, values, decisions, the last training and its test. */
  readonly fingerprint: string;
}

/** How to verify a sweep. */
export interface VerifyOptions extends Pick<SweepOptions, 'threads' | 'show'> {
  /** Runs the whole sweep again, elsewhere, and compares everything. */
  readonly run?: boolean;
}

/**
 * Verifies that a sweep did what its config makes it do: goes through its log again, asking for every suggestion and
 * taking every decision anew, and compares the fingerprint that it ended with.
 * @throws InputError where something is not as the log says, there is no log, or it is another config's.
 */
export async function verify(asked: Config, options: VerifyOptions = {}): Promise<Verification> {
  const file = foldersOf(asked).journal;
  const config = resumedConfig(asked, file);
  const records = recordsIn(file);
  const directions = config.json.objectives.map(({ direction }) => direction);
  checkSame(file, createStudy(config.name, directions), records);
  const log = fold(records);
  requireSameConfig(config, file, log);
  const fingerprint = fingerprintOf(records);
  const recorded = ofStudy.fingerprint.in(log.study.attributes);
  if (recorded !== undefined && recorded !== fingerprint) {
    throw new InputError(
      `${file}: found the fingerprint ${fingerprint}, expected ${recorded}, with which the sweep ended: the log was changed since.`,
    );
  }
  const counts = config.plugins.search
    ? await replayed(config, file, records)
    : { suggestions: 0, decisions: 0 };
  if (options.run) {
    if (recorded === undefined) {
      throw new InputError(
        `${file}: found a sweep that has not ended, expected one that has; run it to its end.`,
      );
    }
    if (config.json.search && config.json.parallel.mode === 'async') {
      throw new InputError(
        `${file}: found an async sweep, whose order is chance, expected a reproducible one to run again.`,
      );
    }
    if (actionsOf(records, log.trials).some(({ kind }) => kind === 'extend' || kind === 'timeout')) {
      throw new InputError(
        `${file}: found a sweep that was extended, or whose time was up, expected one that its config alone makes, to run it again.`,
      );
    }
    await compareWithAnother(config, file, records, options);
  }
  return { ...counts, fingerprint };
}

async function replayed(config: Config, file: string, records: JournalRecords) {
  const { replayTrials } = await import('../schedule/replay-trials.js');
  const journal = { file, records, append: () => {}, note: () => {}, close: () => {} };
  const { signal } = new AbortController();
  const { checkpoints } = foldersOf(config);
  const run = {
    config,
    host: await openHost(config),
    journal,
    checkpoints,
    signal,
    seconds: () => 0,
    show: () => {},
  };
  return replayTrials(run, await createSearch(config.plugins.search!));
}

/** Runs the sweep in a folder of its own, and says where the two part. */
async function compareWithAnother(
  config: Config,
  file: string,
  records: JournalRecords,
  { threads, show }: VerifyOptions,
): Promise<void> {
  const project = mkdtempSync(join(tmpdir(), 's4nn-verify-'));
  try {
    await sweep(config, {
      project,
      ...(threads === undefined ? {} : { threads }),
      ...(show === undefined ? {} : { show }),
    });
    const other = transcriptOf(recordsIn(foldersIn(project, config.name).journal));
    const odd = transcriptOf(records).findIndex((line, index) => line !== other[index]);
    if (odd === -1) return;
    throw new InputError(
      `${file}: run again, the sweep gave ${other[odd]}, expected ${transcriptOf(records)[odd]} as in the log: another ` +
        'version of this program, a plugin or the data wrote it.',
    );
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function recordsIn(file: string): JournalRecords {
  const journal = readJournal(file);
  if (!journal) throw new InputError(`${file}: found no log, expected that of the sweep; run it first.`);
  return journal.records;
}

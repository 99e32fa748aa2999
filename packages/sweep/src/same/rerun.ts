import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@s4nn/config';
import { InputError } from '@s4nn/core';
import { type JournalRecords, transcriptOf } from '@s4nn/log';
import { foldersIn } from '../folders.js';
import { sweep } from '../sweep.js';
import type { SweepOptions } from '../sweep-options.js';
import { recordsIn } from './records-in.js';

/**
 * Runs a sweep again in a temporary folder and compares the transcripts.
 * @param file the sweep's log, for messages.
 * @returns false if `signal` stopped it.
 * @throws InputError at the first difference.
 */
export async function rerun(
  config: Config,
  file: string,
  records: JournalRecords,
  { threads, show, signal }: Pick<SweepOptions, 'threads' | 'show' | 'signal'>,
): Promise<boolean> {
  const project = mkdtempSync(join(tmpdir(), 's4nn-verify-'));
  try {
    const summary = await sweep(config, {
      project,
      ...(threads === undefined ? {} : { threads }),
      ...(show === undefined ? {} : { show }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!summary) return false;
    const other = transcriptOf(recordsIn(foldersIn(project, config.name).journal));
    const odd = transcriptOf(records).findIndex((line, index) => line !== other[index]);
    if (odd === -1) return true;
    throw new InputError(
      `${file}: run again, the sweep gave ${other[odd]}, expected ${transcriptOf(records)[odd]} as in the log: this ` +
        'program, a plugin or the data has changed since.',
    );
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

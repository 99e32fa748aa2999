import { existsSync, readFileSync, rmSync } from 'node:fs';
import { type Config, identity } from '@s4nn/config';
import { arithmetic, type DataDescription } from '@s4nn/core';
import { recordOrExplain, replaceFile } from '@s4nn/files';
import { fold, type SweepLog, studyAttribute, studyAttributes } from '@s4nn/log';
import { type Journal, openJournal } from '@s4nn/log/file';
import { engine } from './engine.js';
import type { Folders } from './folders.js';
import { removeResults } from './results/result-files.js';
import { requireSameConfig } from './same/require-same-config.js';
import { requireSameData } from './same/require-same-data.js';
import { version } from './version.js';

/** A sweep's log, open, and its content before this run. */
export interface BegunSweep {
  readonly journal: Journal;
  readonly log: SweepLog;
  /** Whether the config extends the one in the log. */
  readonly isExtended: boolean;
}

/**
 * Opens the log of a sweep, and records config and samples in it if it is new or extended.
 * @param requireHeld called before each write; throws if another process has taken the sweep over.
 * @throws InputError if the log belongs to another config or to other samples, or cannot be written.
 */
export function beginSweep(
  config: Config,
  data: DataDescription,
  file: string,
  extend: boolean | undefined,
  requireHeld: () => void,
): BegunSweep {
  const recorded = JSON.parse(identity(config.json));
  const head = {
    name: config.name,
    objectives: config.json.objectives,
    attributes: [
      // Before the config: a log that is torn in its head has no config, so one without these is of an older version, or edited.
      studyAttribute(studyAttributes.arithmetic, arithmetic),
      studyAttribute(studyAttributes.data, data),
      studyAttribute(studyAttributes.config, recorded),
      studyAttribute(studyAttributes.seed, config.json.training.seed),
      studyAttribute(studyAttributes.rule, 'potential'),
      studyAttribute(studyAttributes.program, version()),
      studyAttribute(studyAttributes.engine, engine()),
    ],
  };
  const journal = openJournal(file, head, requireHeld);
  try {
    const log = fold(journal.records);
    const isExtended = requireSameConfig(config, file, log, extend) === 'extends';
    requireSameData(data, file, log);
    const isDone = studyAttributes.done.in(log.study.attributes) === true;
    const isResumed = !isDone || isExtended;
    const found = studyAttributes.engine.in(log.study.attributes);
    if (isResumed && found !== engine()) journal.append([studyAttribute(studyAttributes.engine, engine())]);
    if (isExtended) {
      journal.append([
        studyAttribute(studyAttributes.config, recorded),
        studyAttribute(studyAttributes.done, false),
      ]);
    }
    return { journal, log, isExtended };
  } catch (error) {
    journal.close();
    throw error;
  }
}

/**
 * Puts a log into a new file of the same content. What a suspended process may still append to the old one when it wakes, is
 * then not in the log.
 * @throws InputError if it cannot be written.
 */
export function renewLog(file: string): void {
  if (existsSync(file)) recordOrExplain(file, () => replaceFile(file, readFileSync(file)));
}

/**
 * Deletes the log, results and checkpoints of an earlier run.
 * @throws InputError if one of them cannot be deleted.
 */
export function forgetEarlierRun({ journal, results, checkpoints }: Folders): void {
  recordOrExplain(journal, () => rmSync(journal, { force: true }));
  removeResults(results);
  recordOrExplain(checkpoints, () => rmSync(checkpoints, { recursive: true, force: true }));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Objectives } from '@s4nn/core';
import { bestTrials, type Summary, type SweepLog, studyAttributes } from '@s4nn/log';
import { areWhole } from '../results/result-files.js';
import { bestIn } from './summarise.js';

/**
 * The summary of a sweep that is done, from its results; null if it is not done, if results are missing, and if the summary says
 * something else than the log: then they are made again.
 */
export function knownSummary(
  folder: string,
  { study, trials }: SweepLog,
  objectives: Objectives,
): Summary | null {
  if (studyAttributes.done.in(study.attributes) !== true || !areWhole(folder)) return null;
  const summary = summaryIn(join(folder, 'summary.json'));
  const [best] = bestTrials(trials, study.directions);
  const logged = {
    test: studyAttributes.tested.in(study.attributes),
    best: best ? bestIn(best, objectives) : null,
  };
  // As text, because a number that JSON does not have is null in the file.
  const isSame = JSON.stringify({ test: summary?.test, best: summary?.best }) === JSON.stringify(logged);
  return isSame ? summary : null;
}

function summaryIn(file: string): Summary | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Summary;
  } catch {
    return null;
  }
}

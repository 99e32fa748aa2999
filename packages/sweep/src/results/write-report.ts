import { join } from 'node:path';
import { replaceFile, writeOrExplain } from '@s4nn/files';
import { findSweep } from '../read/find-sweep.js';
import { growingReport } from './growing-report.js';
import { reportOf } from './report.js';
import { reportFile } from './result-files.js';

/**
 * Writes the report of a sweep from the current content of its log; the sweep may still be running.
 * @param sweep its name, if its log is in `sweeps/` of the working directory, or its config file.
 * @returns the path of the report.
 * @throws InputError if there is no log, or it cannot be read.
 */
export async function writeReport(sweep: string): Promise<string> {
  const { folders, fold } = await findSweep(sweep, growingReport);
  const file = join(folders.results, reportFile);
  const page = await reportOf(fold, new Date());
  writeOrExplain(file, () => replaceFile(file, page));
  return file;
}

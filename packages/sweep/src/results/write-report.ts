import { join } from 'node:path';
import { replaceFile, writeOrExplain } from '@s4nn/files';
import { findSweep } from '../read/find-sweep.js';
import { reportOf } from './report.js';
import { reportFile } from './result-files.js';

/**
 * Writes the report of a sweep, which may still run, from what its log holds now.
 * @param sweep its name, whose log lies in `sweeps/` of the working directory, or its config.
 * @returns the file.
 * @throws InputError if there is no log, or none that can be read.
 */
export async function writeReport(sweep: string): Promise<string> {
  const { folders, records } = await findSweep(sweep);
  const file = join(folders.results, reportFile);
  const page = await reportOf(records, new Date());
  writeOrExplain(file, () => replaceFile(file, page));
  return file;
}

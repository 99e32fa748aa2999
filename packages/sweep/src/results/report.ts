import type { JournalRecords } from '@s4nn/log';
import { reportData } from './report-data.js';

/** The report of a sweep as an HTML page, from its log. */
export async function reportOf(records: JournalRecords, written: Date): Promise<string> {
  // This module contains a plotting library as text, so other commands do not load it.
  const { report } = await import('@s4nn/report');
  return report(await reportData(records, written));
}

import type { JournalRecords } from '@s4nn/log';
import { reportData } from './report-data.js';

/** The report of a sweep as an HTML page, from its log. */
export async function reportOf(records: JournalRecords, written: Date): Promise<string> {
  // It holds a plotting library as text, which other commands do without.
  const { report } = await import('@s4nn/report');
  return report(await reportData(records, written));
}

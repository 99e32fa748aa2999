import type { JournalRecords } from '@s4nn/log';
import { type GrowingReport, growingReport } from './growing-report.js';

/** The report of a sweep as its records say it is. It comes only from them, so the sweep may still be running. @param most as for `growingReport`. */
export function reportIn(records: JournalRecords, most?: number): GrowingReport {
  const report = growingReport(records[0], most);
  report.apply(records);
  return report;
}

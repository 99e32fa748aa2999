import type { JournalRecords } from '@s4nn/log';
import { type GrowingReport, growingReport } from './growing-report.js';

/** The report of a sweep as its records say it is. It comes only from them, so the sweep may still be running. */
export function reportIn(records: JournalRecords): GrowingReport {
  const report = growingReport(records[0]);
  report.apply(records);
  return report;
}

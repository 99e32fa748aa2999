import type { JournalRecords } from '@s4nn/log';
import type { ReportData } from '@s4nn/report';
import { growingReport } from './growing-report.js';

/** The data of the report of a sweep. It comes only from the log, so the sweep may still be running. */
export async function reportData(records: JournalRecords, written: Date): Promise<ReportData> {
  const report = growingReport(records[0]);
  report.apply(records);
  return report.data(written);
}

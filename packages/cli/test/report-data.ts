import { readFileSync } from 'node:fs';
import type { ReportData } from '@s4nn/report';

/** The data in a report's page. */
export function reportDataIn(file: string): ReportData {
  const html = readFileSync(file, 'utf8');
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!);
}

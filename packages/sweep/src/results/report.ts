import type { GrowingReport } from './growing-report.js';

/** The report of a sweep as an HTML page, as the sweep is now. */
export async function reportOf(growing: GrowingReport, written: Date): Promise<string> {
  // This module contains a plotting library as text, so other commands do not load it.
  const { report } = await import('@s4nn/report');
  return report(await growing.data(written));
}

import type { LiveData } from '../../../src/live.js';
import type { ReportData } from '../../../src/sweep.js';

/** A sweep whose page a server keeps live. */
export type LiveSweep = ReportData & { readonly live: LiveData };

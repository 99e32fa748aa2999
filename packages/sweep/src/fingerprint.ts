import { createHash } from 'node:crypto';
import type { JournalRecords } from './journal/record.js';
import { transcriptOf } from './transcript.js';

/** SHA-256 over the transcript of a sweep. */
export const fingerprintOf = (records: JournalRecords): string =>
  createHash('sha256').update(transcriptOf(records).join('\n')).digest('hex');

import { createHash } from 'node:crypto';
import type { JournalRecords } from '../format/record.js';
import { transcriptOf } from '../state/transcript.js';

/** SHA-256 of a sweep's transcript, in hexadecimal. */
export const fingerprintOf = (records: JournalRecords): string =>
  createHash('sha256').update(transcriptOf(records).join('\n')).digest('hex');

import { createHash } from 'node:crypto';
import type { JournalRecords } from '../format/record.js';
import { transcriptOf } from '../state/transcript.js';

/** SHA-256 of a sweep's transcript, in hexadecimal. */
export function fingerprintOf(records: JournalRecords): string {
  const hash = createHash('sha256');
  // Not one string: that of a long sweep would be longer than a string may be.
  for (const [index, line] of transcriptOf(records).entries()) hash.update(index === 0 ? line : `\n${line}`);
  return hash.digest('hex');
}

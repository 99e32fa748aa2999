import { closeSync, existsSync, openSync } from 'node:fs';
import { recordOrExplain } from '@s4nn/files';

/**
 * Checks that a log can be appended to, if there is one.
 * @throws InputError if it cannot be written.
 */
export function checkAppendable(journal: string): void {
  if (!existsSync(journal)) return;
  recordOrExplain(journal, () => closeSync(openSync(journal, 'a')));
}

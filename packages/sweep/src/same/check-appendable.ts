import { closeSync, existsSync, openSync } from 'node:fs';
import { recordOrExplain } from '@s4nn/files';

/**
 * Checks that a log can be written, if it is there.
 * @throws InputError when it cannot.
 */
export function checkAppendable(journal: string): void {
  if (!existsSync(journal)) return;
  recordOrExplain(journal, () => closeSync(openSync(journal, 'a')));
}

import { InputError } from '@s4nn/core/errors';
import { latin1, sniff } from '@s4nn/files/sniff';
import { shown } from './shown.js';

/**
 * The error about a file of another kind, which says what it is by its first bytes, and what to do with it.
 * @param expected "an .npz file".
 */
export function otherFile(bytes: Uint8Array, place: string, expected: string): InputError {
  const found = sniff(bytes);
  if (found) return new InputError(`${place}: found ${found.what}, expected ${expected}; ${found.cure}.`);
  const first = shown(JSON.stringify(latin1(bytes.subarray(0, 6))));
  return new InputError(`${place}: found the first bytes ${first}, expected ${expected}.`);
}

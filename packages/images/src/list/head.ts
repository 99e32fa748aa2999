import { closeSync, openSync, readSync } from 'node:fs';

/** The first 4096 bytes of a file; none where it cannot be read. */
export function headOf(path: string): Uint8Array {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const head = new Uint8Array(4096);
      return head.subarray(0, readSync(descriptor, head));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return new Uint8Array();
  }
}

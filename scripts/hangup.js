import { readFileSync } from 'node:fs';

/**
 * Whether who started this process ignores SIGHUP, as what nohup started does: then this process should outlive its terminal, too.
 * Node itself sets every signal back to its default. False where there is no /proc.
 */
export function parentIgnoresHangup() {
  try {
    const [, ignored] = readFileSync(`/proc/${process.ppid}/status`, 'utf8').match(/^SigIgn:\s*([\da-f]+)$/m);
    // Bit 0 is signal 1, SIGHUP.
    return (BigInt(`0x${ignored}`) & 1n) === 1n;
  } catch {
    return false;
  }
}

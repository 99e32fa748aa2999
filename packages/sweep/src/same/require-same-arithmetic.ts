import { arithmetic, InputError } from '@s4nn/core';
import { arithmeticIn, type SweepLog, studyAttributes } from '@s4nn/log';

/**
 * Checks that this version computes with the arithmetic of a log: with another one, the same config may give other bits, so that
 * the rest of the sweep would not follow from its beginning.
 * @throws InputError with both numbers and what to do.
 */
export function requireSameArithmetic(file: string, { study }: SweepLog): void {
  const found = arithmeticIn(study.attributes);
  if (found === null || found === arithmetic) return;
  const program = studyAttributes.program.in(study.attributes);
  throw new InputError(
    `${file}: found a sweep that was computed with arithmetic ${found}, expected ${arithmetic}, that of this version. The same ` +
      'config may give other bits here, so this version can only read and report the sweep. Start again with --fresh (deletes ' +
      `the earlier run), keep both with --name, or use the version that began it${program ? ` (@s4nn/sweep ${program})` : ''}.`,
  );
}

import { InputError } from '@s4nn/core';
import { type Config, identity } from './config/index.js';
import { describeDifference } from './difference.js';
import type { SweepLog } from './journal/index.js';

/** Study attribute with the config that a sweep was started with. */
export const configAttribute = 's4nn:config';

/**
 * Compares a config with the one that a log was written for.
 * @throws InputError with what differs.
 */
export function refuseOtherConfig(config: Config, file: string, { study }: SweepLog): void {
  const difference = describeDifference(study.attributes[configAttribute], JSON.parse(identity(config.json)));
  if (difference.length === 0) return;
  throw new InputError(
    [
      `${file} was written for another config:`,
      ...difference.map((line) => `  ${line}`),
      'Start again with --fresh (forgets the earlier run), or keep both with --name.',
    ].join('\n'),
  );
}

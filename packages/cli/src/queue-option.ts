import type { Overrides } from '@s4nn/config';
import { InputError } from '@s4nn/core/errors';

/** The package of the queue: it is installed by those who use it. */
export const queuePackage = '@s4nn/lanes-bullmq';

/** The environment variable with the address of the queue, password included. */
export const queueVariable = 'S4NN_QUEUE';

/**
 * The address of the queue: from the option, else from the environment; null if neither has one.
 * @throws InputError for an option with a password, which other users of the machine could read.
 */
export function queueAddress(option: string | undefined): string | null {
  if (option !== undefined && URL.canParse(option) && new URL(option).password !== '') {
    throw new InputError(
      `--queue: found an address with a password, which everybody on this machine can see in the list of processes; put it into ${queueVariable} instead`,
    );
  }
  return option ?? (process.env[queueVariable] || null);
}

/**
 * What of a config the options `--queue` and `--no-queue` replace.
 * @param option an address, false for `--no-queue`.
 */
export function lanesOverride(option: string | false | undefined): Pick<Overrides, 'lanes'> {
  if (option === false) return { lanes: null };
  const url = queueAddress(option);
  return url === null ? {} : { lanes: { use: queuePackage, url } };
}

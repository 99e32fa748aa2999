import { InputError } from '@s4nn/core/errors';
import type { LanesPlugin } from '@s4nn/lanes';
import { queueAddress, queuePackage, queueVariable } from './queue-option.js';

/**
 * The plugin of the queue, with its options for the address that a command was given.
 * @throws InputError without an address, and if the package is not installed.
 */
export async function lanesPlugin(
  queue: string | undefined,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly plugin: LanesPlugin; readonly given: never }> {
  const url = queueAddress(queue);
  if (url === null) {
    throw new InputError(
      `found no queue, expected --queue redis://HOST:PORT, or the address in ${queueVariable}`,
    );
  }
  const { findPlugin } = await import('@s4nn/config');
  const given = { url, state: '', ...more };
  const { plugin } = await findPlugin(queuePackage, process.cwd(), given);
  return { plugin: plugin as LanesPlugin, given: given as never };
}

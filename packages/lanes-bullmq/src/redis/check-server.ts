import { InputError } from '@s4nn/core';
import type { Redis } from 'ioredis';
import type { Address } from './address.js';

/** The oldest server that has all commands that are used. */
const oldest = [6, 2] as const;

/**
 * Checks the server's version and settings.
 * @returns warnings, one sentence each.
 * @throws InputError for a server that is too old.
 */
export async function checkServer(redis: Redis, { shown }: Address): Promise<string[]> {
  const info = fieldsOf(await redis.info());
  const { valkey_version: valkey, redis_version: version = '0' } = info;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (!valkey && (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))) {
    throw new InputError(
      `${shown}: found Redis ${version}, expected ${oldest.join('.')} or newer, or Valkey`,
    );
  }
  return warningsOf(info).map((warning) => `warning: ${shown}: ${warning}`);
}

/** What is wrong with the settings of a server, by its own account. */
export function warningsOf(info: Readonly<Record<string, string>>): string[] {
  const warnings: string[] = [];
  const { maxmemory_policy: policy, maxmemory, aof_enabled: aof } = info;
  if (policy !== undefined && policy !== 'noeviction') {
    const when = maxmemory === '0' ? 'as soon as maxmemory is set' : 'when its memory is full';
    warnings.push(
      `maxmemory-policy is ${policy}, so ${when} it forgets segments and locks; set it to noeviction`,
    );
  }
  if (aof === '0') {
    warnings.push('appendonly is no, so segments begin again after a restart of Redis; set it to yes');
  }
  return warnings;
}

/** The fields of what INFO answers. */
export const fieldsOf = (info: string): Record<string, string> =>
  Object.fromEntries(
    info
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );

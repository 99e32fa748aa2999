import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '@s4nn/core';
import { formatJson, parseJson } from '@s4nn/log';
import type { Redis } from 'ioredis';
import { leadKey } from './keys.js';

/** The process that runs a sweep. */
export interface Leader {
  /** The sweep's name. */
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  readonly id: string;
}

/** How long the lead of a process lasts after its last word, in milliseconds. */
const lifetime = 6000;

/** How often it renews it. */
const renewal = 1500;

/** The lead of a sweep, held until it is disposed of. */
export type Lead = AsyncDisposable;

/**
 * Takes the lead of a sweep. Waits for a few seconds where another process has it, to see whether that one lives.
 * @param onLost called when another process has taken it over.
 * @throws InputError naming the process that has it.
 */
export async function takeLead(
  redis: Redis,
  sweep: string,
  name: string,
  onLost: (error: Error) => void,
): Promise<Lead> {
  const key = leadKey(sweep);
  const own: Leader = { name, host: hostname(), pid: process.pid, id: randomUUID() };
  const text = formatJson(own);
  const take = async (): Promise<boolean> =>
    (await redis.set(key, text, 'PX', lifetime, 'NX')) === 'OK' ||
    // A command whose answer was lost is sent again.
    (await redis.get(key)) === text;
  let left = await redis.pttl(key);
  while (!(await take())) {
    await wait(250);
    const now = await redis.pttl(key);
    if (now > left + 100) throw refusal((await leaderOf(redis, sweep)) ?? own);
    left = now;
  }
  let isRenewing = false;
  const renew = async (): Promise<void> => {
    const found = await redis.get(key);
    if (found === text) await redis.pexpire(key, lifetime);
    // It expired while this process or the server was away.
    else if (found !== null || !(await take())) {
      clearInterval(timer);
      const other = await leaderOf(redis, sweep);
      onLost(
        new InputError(`${other ? told(other) : 'another process'} has taken this sweep over on the queue`),
      );
    }
  };
  const timer = setInterval(() => {
    // A process that was busy for long would take its lead twice, and lose it to itself.
    if (isRenewing) return;
    isRenewing = true;
    renew()
      // An outage is said elsewhere.
      .catch(() => {})
      .finally(() => {
        isRenewing = false;
      });
  }, renewal);
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      if ((await redis.get(key)) === text) await redis.del(key);
    },
  };
}

/** The process that runs a sweep; null if none does. */
export async function leaderOf(redis: Redis, sweep: string): Promise<Leader | null> {
  const text = await redis.get(leadKey(sweep));
  return text === null ? null : (parseJson(text) as unknown as Leader);
}

const told = ({ host, pid, name }: Leader): string =>
  `process ${pid} on ${host}, as ${JSON.stringify(name)},`;

const refusal = (leader: Leader): InputError =>
  new InputError(
    `found that ${told(leader)} runs a sweep of the same config on this queue, expected that none does. Wait until it ends, stop it there, or change the config: another seed is another sweep.`,
  );

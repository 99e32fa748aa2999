import { randomBytes } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { counted, InputError } from '@s4nn/core';
import type { WorkerContext } from '@s4nn/lanes';
import type { Options } from '../options.js';
import { announce, leave } from '../protocol/presence.js';
import { addressOf } from '../redis/address.js';
import { checkServer } from '../redis/check-server.js';
import { connect, reasonOf } from '../redis/connect.js';
import { orAborted, orLater } from '../redis/or-later.js';
import { errorSayer, watchOutages } from '../redis/outage.js';
import { persist } from '../redis/persist.js';
import { chooser } from './choose-sweep.js';
import { openSweep } from './open-sweep.js';
import type { Choice, ServedSweep } from './served-sweep.js';

/** How often a worker looks for sweeps, and says that it is there, in milliseconds. */
const period = 500;

/** How long a worker waits for the only sweep that it should serve, in milliseconds. */
const patience = 300_000;

/**
 * Serves sweeps, one at a time, until it is told to stop: then it ends after the running epochs, and what it trained resumes elsewhere.
 * @throws InputError if nobody answers at the address, and if there is no sweep for the only one that it should serve.
 */
export async function work(options: Options, context: WorkerContext): Promise<void> {
  const { signal, once, threads } = context;
  const say = (text: string): void => context.say(text);
  const address = addressOf(options.url);
  const host = hostname();
  // Containers on one host may share its name, and are all process 1.
  const name = `${host}-${process.pid}-${randomBytes(2).toString('hex')}`;
  const redis = await connect(address, signal);
  const onError = errorSayer(say);
  let served = null as ServedSweep | null;
  let opens = null as Choice | null;
  const sweeps = chooser(redis, name);
  const own = threads === 'auto' ? availableParallelism() : threads;
  const present = (): Promise<void> =>
    announce(redis, {
      name,
      host,
      lanes: served?.lanes ?? own,
      serves: served?.key ?? null,
      opens: opens?.key ?? null,
      busy: served?.busy() ?? 0,
      refused: sweeps.refused(),
    });
  /** Serves another sweep than before; null if it serves none now. */
  const change = async (choice: Choice | null): Promise<ServedSweep | null> => {
    if (!choice) return null;
    try {
      opens = choice;
      await persist(present, say, signal);
      const opened = await openSweep({ redis, options, context, worker: { name, host }, onError }, choice);
      say(`serves sweep ${opened.name} with ${counted(opened.lanes, 'lane')}`);
      return opened;
    } catch (error) {
      const why = reasonOf(error as Error);
      sweeps.refuse(choice, why);
      say(`does not serve sweep ${choice.name}: ${why}`);
      return null;
    } finally {
      opens = null;
    }
  };
  watchOutages(redis, address, { say });
  // A timer of its own, as loading samples and draining may last.
  const heart = setInterval(() => {
    if (redis.status === 'ready') present().catch(() => {});
  }, period);
  try {
    for (const warning of await checkServer(redis, address)) say(warning);
    await persist(present, say, signal);
    say(`worker ${name} waits for sweeps on ${address.shown}`);
    const began = Date.now();
    while (!signal.aborted) {
      const choice: Choice | null | undefined = await orAborted(sweeps.next(served), signal).catch(
        () => undefined,
      );
      if (choice !== undefined && (choice?.text !== served?.text || choice?.key !== served?.key)) {
        if (served) {
          await served.close();
          say(`no longer serves sweep ${served.name}`);
          if (once) return;
        }
        served = await change(choice);
      }
      if (once && !served && Date.now() - began > patience) {
        throw new InputError(`found no sweep to serve for ${patience / 60_000} minutes, expected one`);
      }
      await wait(period, undefined, { signal }).catch(() => {});
    }
  } finally {
    await served?.close();
    clearInterval(heart);
    await orLater(() => leave(redis, name));
    redis.disconnect();
  }
}

import { QueueKeys } from 'bullmq';
import type { Redis } from 'ioredis';
import { prefix, sweepsKey } from '../protocol/keys.js';
import { type Presence, presentWorkers } from '../protocol/presence.js';
import { glimpse } from '../protocol/publication.js';
import type { Choice, ServedSweep } from './served-sweep.js';

/** How long a worker has nothing to do before it looks for another sweep, in milliseconds. */
const idle = 5000;

/** After how long it tries a sweep again that it refused, in milliseconds: somebody may have put the data there. */
const again = 60_000;

/** Chooses what a worker serves: one sweep at a time, or one machine would hold the segments of all of them. */
export function chooser(redis: Redis, name: string) {
  const refused = new Map<string, { readonly text: string; readonly why: string; readonly at: number }>();
  /** How many segments wait for which no other worker has a free lane. */
  const needOf = async ({ key, text }: Choice, others: readonly Presence[]): Promise<number> => {
    const { queue } = glimpse(text);
    const free = others
      .filter(({ serves, opens }) => (serves ?? opens) === key)
      .reduce((sum, { lanes, busy }) => sum + lanes - busy, 0);
    return (await redis.llen(new QueueKeys(prefix).getKeys(String(queue)).wait!)) - free;
  };
  /** The sweep that needs lanes most; null if none needs any. */
  const neediest = async (choices: readonly Choice[]): Promise<Choice | null> => {
    if (choices.length === 0) return null;
    const others = (await presentWorkers(redis)).filter((other) => other.name !== name);
    let most: { readonly choice: Choice; readonly need: number } | null = null;
    for (const choice of choices) {
      const need = await needOf(choice, others);
      if (need > (most?.need ?? 0)) most = { choice, need };
    }
    return most?.choice ?? null;
  };
  return {
    /** What to serve now; null for nothing. */
    next: async (served: ServedSweep | null): Promise<Choice | null> => {
      const all = Object.entries(await redis.hgetall(sweepsKey)).map(([key, text]) => ({
        key,
        name: glimpse(text).name ?? key,
        text,
      }));
      for (const key of refused.keys()) if (!all.some((each) => each.key === key)) refused.delete(key);
      const open = all.filter(({ key, text }) => {
        const no = refused.get(key);
        return !no || no.text !== text || Date.now() - no.at > again;
      });
      const current = open.find(({ key, text }) => key === served?.key && text === served.text);
      if (current && served!.idleFor() < idle) return current;
      return (await neediest(open)) ?? current ?? open[0] ?? null;
    },
    refuse: ({ key, text }: Choice, why: string): void => {
      refused.set(key, { text, why, at: Date.now() });
    },
    refused: (): Record<string, string> =>
      Object.fromEntries([...refused].map(([key, { why }]) => [key, why])),
  };
}

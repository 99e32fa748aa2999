import { parseJson } from '@s4nn/log';
import { QueueKeys } from 'bullmq';
import type { Redis } from 'ioredis';
import { prefix, sweepsKey } from '../protocol/keys.js';
import type { Publication } from '../protocol/publication.js';
import type { Choice, ServedSweep } from './served-sweep.js';

/** How long a worker has nothing to do before it looks for another sweep, in milliseconds. */
const idle = 5000;

/** After how long it tries a sweep again that it refused, in milliseconds: somebody may have put the data there. */
const again = 60_000;

/** Chooses what a worker serves: one sweep at a time, or one machine would hold the segments of all of them. */
export function chooser(redis: Redis) {
  const refused = new Map<string, { readonly text: string; readonly why: string; readonly at: number }>();
  const waitingOf = async ({ text }: Choice): Promise<number> => {
    const { queue } = parseJson(text) as Partial<Publication>;
    return redis.llen(new QueueKeys(prefix).getKeys(String(queue)).wait!);
  };
  /** The sweep with the most waiting segments; null if there is none with any. */
  const busiest = async (choices: readonly Choice[]): Promise<Choice | null> => {
    let most: { readonly choice: Choice; readonly waiting: number } | null = null;
    for (const choice of choices) {
      const waiting = await waitingOf(choice);
      if (waiting > (most?.waiting ?? 0)) most = { choice, waiting };
    }
    return most?.choice ?? null;
  };
  return {
    /** What to serve now; null for nothing. */
    next: async (served: ServedSweep | null): Promise<Choice | null> => {
      const all = Object.entries(await redis.hgetall(sweepsKey)).map(([key, text]) => ({
        key,
        name: nameIn(text) ?? key,
        text,
      }));
      for (const key of refused.keys()) if (!all.some((each) => each.key === key)) refused.delete(key);
      const open = all.filter(({ key, text }) => {
        const no = refused.get(key);
        return !no || no.text !== text || Date.now() - no.at > again;
      });
      const current = open.find(({ key, text }) => key === served?.key && text === served.text);
      if (current && served!.idleFor() < idle) return current;
      return (await busiest(open)) ?? current ?? open[0] ?? null;
    },
    refuse: ({ key, text }: Choice, why: string): void => {
      refused.set(key, { text, why, at: Date.now() });
    },
    refused: (): Record<string, string> =>
      Object.fromEntries([...refused].map(([key, { why }]) => [key, why])),
  };
}

function nameIn(text: string): string | null {
  try {
    return String((parseJson(text) as Partial<Publication>).name);
  } catch {
    return null;
  }
}

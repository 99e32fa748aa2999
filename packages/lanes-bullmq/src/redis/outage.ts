import type { Redis } from 'ioredis';
import type { Address } from './address.js';
import { isOutage, reasonOf } from './connect.js';

/** An outage shorter than this is not worth a line, in milliseconds. */
const short = 1000;

/** Who is told of outages. */
export interface OutageListener {
  readonly say: (text: string) => void;
  readonly onUp?: () => void;
}

/** Says when the server of a connection stops answering, once, and when it answers again. */
export function watchOutages(redis: Redis, { shown }: Address, { say, onUp }: OutageListener): void {
  let since: number | null = null;
  let reason = 'the connection was closed';
  let isSaid = false;
  let timer: NodeJS.Timeout | undefined;
  redis.on('error', (error: Error) => {
    reason = reasonOf(error);
  });
  redis.on('close', () => {
    if (since !== null) return;
    since = Date.now();
    timer = setTimeout(() => {
      isSaid = true;
      say(`the queue ${shown} does not answer (${reason}); waiting until it does`);
    }, short);
  });
  redis.on('end', () => clearTimeout(timer));
  redis.on('ready', () => {
    clearTimeout(timer);
    if (since === null) return;
    if (isSaid) say(`the queue ${shown} answers again after ${Math.round((Date.now() - since) / 1000)} s`);
    since = null;
    isSaid = false;
    reason = 'the connection was closed';
    onUp?.();
  });
}

/** Says each error that is no outage, once; of outages there are hundreds. */
export function errorSayer(say: (text: string) => void): (error: Error) => void {
  const said = new Set<string>();
  return (error) => {
    // A lock that is lost in an outage: its segment runs elsewhere.
    if (isOutage(error) || /lock|Missing key for job/i.test(error.message)) return;
    const text = reasonOf(error);
    if (said.has(text)) return;
    said.add(text);
    say(`the queue: ${text}`);
  };
}

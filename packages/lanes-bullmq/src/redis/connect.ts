import { InputError } from '@s4nn/core';
import type { Address } from './address.js';
import { LastingRedis } from './lasting-redis.js';

/** How long the first connection may take, in seconds. */
const patience = 10;

/**
 * Connects for the first time.
 * @param signal ends the waiting.
 * @throws InputError if nobody answers within ten seconds, or refuses; the signal's reason if it ends.
 */
export async function connect(address: Address, signal?: AbortSignal): Promise<LastingRedis> {
  const redis = new LastingRedis(address.url, { lazyConnect: true });
  let last = '';
  redis.on('error', (error: Error) => {
    last = reasonOf(error);
  });
  const timeout = AbortSignal.timeout(1000 * patience);
  const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
  try {
    const ended = new Promise<never>((_, reject) => {
      const end = (): void => reject(new Error(last));
      // A name that nobody has will not get one in ten seconds.
      redis.on('error', ({ code }: NodeJS.ErrnoException) => {
        if (code === 'ENOTFOUND') end();
      });
      if (either.aborted) end();
      either.addEventListener('abort', end, { once: true });
    });
    // What it waits for may never come.
    redis.connect().catch(() => {});
    await Promise.race([redis.ping(), ended]);
    return redis;
  } catch (error) {
    redis.disconnect();
    if (signal?.aborted) throw signal.reason;
    throw refusal(address, reasonOf(error as Error) || 'no answer');
  }
}

/** Why a first connection fails, by what the server or TLS says, and what to do. */
const refusals: readonly (readonly [RegExp, string, string])[] = [
  [
    /WRONGPASS|NOAUTH|NOPERM|without any password|invalid (username|password)/i,
    'it refused',
    'Put the user and the password into S4NN_QUEUE, as in redis://USER:PASSWORD@HOST:PORT.',
  ],
  [
    /certificate|CERT_/i,
    'its certificate is not trusted',
    'Use a name that the certificate has, and name the file of a CA of your own in NODE_EXTRA_CA_CERTS.',
  ],
  [
    /ENOTFOUND/,
    'no machine of that name is known',
    'Correct the address (--queue, S4NN_QUEUE or /lanes/url).',
  ],
  [
    /(?:)/,
    `nobody answered within ${patience} s`,
    'Start Redis or Valkey there, or correct the address (--queue, S4NN_QUEUE or /lanes/url); rediss:// is for TLS alone.',
  ],
];

function refusal({ shown }: Address, reason: string): InputError {
  const [, what, cure] = refusals.find(([pattern]) => pattern.test(reason))!;
  return new InputError(`${shown}: ${what} (${reason}), expected Redis or Valkey. ${cure}`);
}

/** What went wrong, in a few words; a failure of several attempts at once has no message of its own. */
export const reasonOf = (error: Error & { readonly code?: string }): string =>
  (error.message || error.code || 'no reason given').split('\n')[0]!;

/** Whether an error only says that the server is away. */
export const isOutage = (error: Error & { readonly code?: string }): boolean =>
  /^E[A-Z]+$/.test(error.code ?? '') ||
  /connection is closed|connect(ion)? ?(timeout|ended)|socket (timeout|closed)|LOADING|MASTERDOWN|READONLY|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN/i.test(
    error.message,
  );

import { InputError } from '@s4nn/core';

/** Where a Redis server is. */
export interface Address {
  /** As given, with a password if it has one. */
  readonly url: string;
  /** For people: without the password. */
  readonly shown: string;
  /** Whether it has a password. */
  readonly hasPassword: boolean;
}

const expected =
  'expected redis://HOST:PORT or redis://USER:PASSWORD@HOST:PORT, with rediss:// for TLS, and with %23 for a # in the password and %2F for a /';

/**
 * Reads an address.
 * @throws InputError for what is none. It does not repeat what may be a password.
 */
export function addressOf(url: string): Address {
  const hasSecret = url.includes('@');
  const found = hasSecret ? 'found another text' : `found ${JSON.stringify(url)}`;
  if (!URL.canParse(url)) throw new InputError(`the queue: ${found}, ${expected}`);
  const parsed = new URL(url);
  if (!['redis:', 'rediss:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw new InputError(`the queue: ${found}, ${expected}`);
  }
  const hasPassword = parsed.password !== '';
  parsed.password = '';
  return { url, shown: parsed.href.replace(/\/$/, ''), hasPassword };
}

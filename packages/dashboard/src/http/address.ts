import { nameIn } from '@s4nn/config';
import { Refusal } from './refusal.js';

/** What a request asks for: the parts of its path, decoded, and what follows the question mark. */
export interface Address {
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * Takes the target of a request apart. Parts are decoded one by one and never joined again, so that no slash or dot in them
 * becomes a path; whoever uses one as a name asks `sweepNameIn`.
 * @throws Refusal if it is none of ours.
 */
export function addressIn(target: string): Address {
  // Also the form that proxies get, which names another server.
  if (!target.startsWith('/')) throw new Refusal(400, 'expected a path that begins with /');
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const parts = path.slice(1).split('/').map(decoded);
  return { parts, query: new URLSearchParams(mark === -1 ? '' : target.slice(mark)) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'expected a path in percent-encoded UTF-8');
  }
}

/**
 * The name of a sweep in an address.
 * @throws Refusal if no sweep can have it; so it is checked before it touches a path.
 */
export function sweepNameIn(text: string): string {
  const name = nameIn(text);
  if (name === null || Buffer.byteLength(name) > 200) throw new Refusal(404, 'no sweep can have this name');
  return name;
}

/** The number of a trial in an address. */
export function trialIn(text: string): number {
  if (!/^(?:0|[1-9]\d{0,8})$/.test(text)) throw new Refusal(404, 'no trial has this number');
  return Number(text);
}

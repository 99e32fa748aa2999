import type { Served } from '../../src/served/served.js';
import { ownToken } from './token.js';

/** The server of a page, as the page asks it. Addresses are relative to the list of sweeps. */
export interface Server {
  readonly served: Served;
  /** Whether the page has the token, without which some things are refused. */
  readonly hasToken: () => boolean;
  /**
   * Asks for something or sends JSON.
   * @throws an Error with the server's reason if it refuses, {@link NeedsToken} if it wants a token first.
   */
  readonly ask: (
    address: string,
    send?: { readonly method: 'POST' | 'PUT'; readonly body: object },
  ) => Promise<unknown>;
  /** Opens a stream; `since` is the id of the last event that the page has. */
  readonly open: (address: string, since: string, signal: AbortSignal) => Promise<Response>;
}

/** The server wants a token, or another one. */
export class NeedsToken extends Error {
  override readonly name = 'NeedsToken';
  constructor() {
    super(
      'the token of this page is not (or no longer) that of the dashboard. Open the address that its command printed',
    );
  }
}

/** The server that an element of the page tells of; null for a page that stands alone. */
export function serverIn(document: Document): Server | null {
  const found = document.getElementById('served')?.dataset as Record<keyof Served, string> | undefined;
  if (!found) return null;
  const served: Served = { ...found, writes: found.writes === 'true' };
  const at = (address: string): URL => new URL(served.root + address, location.href);
  const authorization = (): Record<string, string> => {
    const token = ownToken();
    return token === null ? {} : { authorization: `Bearer ${token}` };
  };
  return {
    served,
    hasToken: () => ownToken() !== null,
    ask: async (address, send) => {
      const response = await fetch(at(address), {
        headers: { ...authorization(), ...(send && { 'content-type': 'application/json' }) },
        ...(send && { method: send.method, body: JSON.stringify(send.body) }),
      });
      return answerOf(response);
    },
    open: async (address, since, signal) => {
      const headers = { ...authorization(), ...(since !== '' && { 'last-event-id': since }) };
      const response = await fetch(at(address), { headers, signal });
      if (!response.ok) await answerOf(response);
      return response;
    },
  };
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 401) throw new NeedsToken();
  const answer = (await response.json()) as { readonly error?: string } | null;
  if (!response.ok) throw new Error(answer?.error ?? `the dashboard answered with ${response.status}`);
  return answer;
}

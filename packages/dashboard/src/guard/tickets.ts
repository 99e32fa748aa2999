import { newToken } from './token.js';

/** Addresses that lead to the token, each once. */
export interface Tickets {
  /** A new one: the path, without the first slash. */
  issue(): string;
  /** Where a ticket leads to; null if it was used before, is too old, or none of ours. */
  use(ticket: string): string | null;
}

/** How long a ticket is good for, in milliseconds. */
const lasts = 60_000;

/** Opens the tickets for a token; null for none. */
export function openTickets(token: string | null): Tickets {
  const issued = new Map<string, number>();
  return {
    issue: () => {
      const ticket = newToken();
      issued.set(ticket, performance.now());
      return `open/${ticket}`;
    },
    use: (ticket) => {
      const at = issued.get(ticket);
      issued.delete(ticket);
      if (at === undefined || performance.now() - at > lasts) return null;
      return token === null ? '/' : `/#token=${token}`;
    },
  };
}

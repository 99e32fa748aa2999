import type { Actions } from '../action/actions.js';
import type { Server } from './server.js';

/** What the page can ask its server to do; null if it only reads, or has no token. */
export function actionsOf({ served, hasToken, ask }: Server): Actions | null {
  if (!served.writes || !hasToken()) return null;
  const at = (sweep: string): string => `api/sweeps/${encodeURIComponent(sweep)}`;
  return {
    stop: async (sweep, when) => {
      const body = { now: when === 'now' };
      const { pid } = (await ask(`${at(sweep)}/stop`, { method: 'POST', body })) as { readonly pid: number };
      return body.now
        ? `Process ${pid} was asked to end at once.`
        : `Process ${pid} was asked to stop after the epochs that are running.`;
    },
    note: async (sweep, trial, text) => {
      const place = trial === null ? '' : `/trials/${trial}`;
      await ask(`${at(sweep)}${place}/note`, { method: 'PUT', body: { text } });
    },
  };
}

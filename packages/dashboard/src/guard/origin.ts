import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request comes from a page of this server, or from a program that is no browser. Browsers tell the origin with each
 * write, and newer ones the site with everything; behind a proxy the scheme may be another.
 */
export function isOurOrigin({ origin, host, ...headers }: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  const parts = /^https?:\/\/(.+)$/.exec(origin);
  return parts !== null && parts[1]!.toLowerCase() === host?.toLowerCase();
}

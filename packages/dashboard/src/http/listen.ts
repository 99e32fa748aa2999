import { createServer, type RequestListener, type Server } from 'node:http';
import { InputError, isSystemError } from '@s4nn/core';

/** Servers of one handler on one port. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** How long a client may take for its head and its whole request, in milliseconds, and how many there may be at a time. */
export const patience = { head: 10_000, request: 20_000, check: 1_000, connections: 300 };

/** How many ports are tried, from the one asked for on. */
const tries = 100;

/**
 * Listens on one port of all addresses, or on the next port that is free on all of them.
 * @param addresses further ones may be missing, such as ::1 where there is no IPv6; the first one may not.
 * @param port 0 for any.
 * @throws InputError if it may not, or nothing is free.
 */
export async function listen(
  handler: RequestListener,
  addresses: readonly [string, ...string[]],
  port: number,
): Promise<Listening> {
  for (let next = port; next < port + tries && next < 65_536; next++) {
    const listening = await listenOn(handler, addresses, port === 0 ? 0 : next);
    if (listening) return listening;
  }
  throw new InputError(`--port: found no free port from ${port} on, expected one among ${tries}`);
}

/** Null if the port is in use. */
async function listenOn(
  handler: RequestListener,
  [first, ...more]: readonly [string, ...string[]],
  port: number,
): Promise<Listening | null> {
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(closed));
  };
  const main = await serverOn(handler, first, port);
  if (typeof main === 'string') {
    if (main === 'EADDRINUSE') return null;
    throw new InputError(
      `found that ${first} port ${port} cannot be listened on (${main}), expected one that can`,
    );
  }
  servers.push(main);
  const bound = (main.address() as { port: number }).port;
  for (const address of more) {
    const server = await serverOn(handler, address, bound);
    if (typeof server !== 'string') servers.push(server);
    else if (server === 'EADDRINUSE') {
      await close();
      return null;
    }
  }
  return { port: bound, close };
}

/** A server that listens, or the code of the error. */
const serverOn = (handler: RequestListener, host: string, port: number): Promise<Server | string> =>
  new Promise((resolve, reject) => {
    const server = createServer(
      {
        headersTimeout: patience.head,
        requestTimeout: patience.request,
        connectionsCheckingInterval: patience.check,
      },
      handler,
    );
    server.maxConnections = patience.connections;
    server.once('error', (error) => {
      if (isSystemError(error)) resolve(error.code);
      else reject(error);
    });
    server.listen({ host, port, ipv6Only: true }, () => resolve(server));
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

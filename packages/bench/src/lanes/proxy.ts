import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Purpose, purposeReader } from './purpose.js';
import { frameReader } from './resp.js';

/** What went over a connection for one purpose. */
export interface Traffic {
  /** How many commands. */
  readonly commands: number;
  /** Bytes of the commands, and of their replies. */
  readonly sent: number;
  readonly received: number;
}

/** A way to a Redis server on which everything is counted. */
export interface CountingProxy extends AsyncDisposable {
  readonly port: number;
  /** What has gone over it, by purpose. */
  traffic(): Readonly<Record<Purpose, Traffic>>;
}

/** Opens a way to the Redis server at a port. `purposeOf` may be shared with other ways to it. */
export async function countingProxy(port: number, purposeOf = purposeReader()): Promise<CountingProxy> {
  const counts = new Map<Purpose, { commands: number; sent: number; received: number }>();
  const countOf = (purpose: Purpose) => {
    const known = counts.get(purpose) ?? { commands: 0, sent: 0, received: 0 };
    counts.set(purpose, known);
    return known;
  };
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port, host: '127.0.0.1', noDelay: true });
    // Replies come in the order of the commands.
    const asked: { purpose: Purpose | null }[] = [];
    let last: Purpose = 'connection';
    /** The start of a transaction, which is for what the command after it is for; its reply may come before that command. */
    const begun = { bytes: 0, received: 0, asked: [] as (typeof asked)[number][] };
    const onCommand = frameReader(({ bytes, words }) => {
      const name = words[0]?.toLowerCase();
      if (name === 'multi') {
        const start = { purpose: null };
        begun.bytes += bytes;
        begun.asked.push(start);
        asked.push(start);
        return;
      }
      last = name === 'exec' ? last : purposeOf(words);
      // The text of a script goes to the server once.
      const text = name === 'eval' ? words[1]!.length : 0;
      countOf('connection').sent += text;
      const count = countOf(last);
      count.commands += 1 + begun.asked.length;
      count.sent += begun.bytes + bytes - text;
      count.received += begun.received;
      for (const start of begun.asked) start.purpose = last;
      Object.assign(begun, { bytes: 0, received: 0, asked: [] });
      asked.push({ purpose: last });
    });
    const onReply = frameReader(({ bytes }) => {
      const { purpose } = asked.shift() ?? { purpose: 'connection' };
      if (purpose === null) begun.received += bytes;
      else countOf(purpose).received += bytes;
    });
    join(client, upstream, onCommand);
    join(upstream, client, onReply);
    for (const socket of [client, upstream]) sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { readonly port: number }).port,
    traffic: () => Object.fromEntries(counts) as Record<Purpose, Traffic>,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Passes on what one socket receives, and its end. */
function join(from: Socket, to: Socket, listen: (chunk: Buffer) => void): void {
  from.on('data', (chunk) => {
    listen(chunk);
    if (!to.write(chunk)) from.pause();
  });
  to.on('drain', () => from.resume());
  from.on('error', () => {});
  from.on('close', () => to.destroy());
}

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

/** A command and its reply, in bytes. */
interface Exchange {
  purpose: Purpose;
  readonly commands: number;
  sent: number;
  received: number;
}

/** Opens a way to the Redis server at a port. `purposeOf` may be shared with other ways to it. */
export async function countingProxy(port: number, purposeOf = purposeReader()): Promise<CountingProxy> {
  const exchanges: Exchange[] = [];
  /** Texts of scripts, and replies to nothing that was asked. */
  const other: Exchange = { purpose: 'connection', commands: 0, sent: 0, received: 0 };
  exchanges.push(other);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port, host: '127.0.0.1', noDelay: true });
    // Replies come in the order of the commands.
    const asked: Exchange[] = [];
    let last: Purpose = 'connection';
    /** The start of a transaction, which is for what the command after it is for; its reply may come before that command. */
    let begun: Exchange | null = null;
    const onCommand = frameReader(({ bytes, words }) => {
      const name = words[0]?.toLowerCase();
      if (name !== 'multi' && name !== 'exec') last = purposeOf(words);
      // The text of a script goes to the server once.
      const text = name === 'eval' ? words[1]!.length : 0;
      other.sent += text;
      const exchange = { purpose: last, commands: 1, sent: bytes - text, received: 0 };
      exchanges.push(exchange);
      asked.push(exchange);
      if (begun) begun.purpose = last;
      begun = name === 'multi' ? exchange : null;
    });
    const onReply = frameReader(({ bytes }) => {
      (asked.shift() ?? other).received += bytes;
    });
    join(client, upstream, onCommand);
    join(upstream, client, onReply);
    for (const socket of [client, upstream]) sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { readonly port: number }).port,
    traffic: () => byPurpose(exchanges),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function byPurpose(exchanges: readonly Exchange[]): Record<Purpose, Traffic> {
  const counts: Partial<Record<Purpose, Traffic>> = {};
  for (const { purpose, ...one } of exchanges) {
    const sum = counts[purpose] ?? { commands: 0, sent: 0, received: 0 };
    counts[purpose] = {
      commands: sum.commands + one.commands,
      sent: sum.sent + one.sent,
      received: sum.received + one.received,
    };
  }
  return counts as Record<Purpose, Traffic>;
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

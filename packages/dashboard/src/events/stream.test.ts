import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type EventStream, openStream } from './stream.js';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A stream, and the socket of its page, which reads nothing before it is resumed. */
async function opened(): Promise<{ readonly stream: EventStream; readonly socket: Socket }> {
  let give: (stream: EventStream) => void;
  const given = new Promise<EventStream>((resolve) => {
    give = resolve;
  });
  server = createServer((request: IncomingMessage, response) => {
    give(openStream(request, response, () => {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return { stream: await given, socket };
}

const long = 'x'.repeat(30 * 1024 * 1024);

test('an event that is longer than a page may leave unread arrives whole', async () => {
  const { stream, socket } = await opened();
  stream.send('trials', long, '1');
  let length = 0;
  socket.on('data', (bytes) => {
    length += bytes.length;
  });
  socket.resume();
  while (length < long.length) await setTimeout(5);
  stream.send('live', 'short');
  const before = length;
  while (length === before) await setTimeout(5);
  expect(stream.closed).toBe(false);
});

test('a page that does not read is let go with the next event, and gets no more', async () => {
  const { stream } = await opened();
  stream.send('trials', long, '1');
  await setTimeout(50);
  expect(stream.closed).toBe(false);
  stream.send('live', 'short');
  while (!stream.closed) await setTimeout(5);
  stream.send('live', 'nothing happens');
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly type: 'text/html' | 'application/json' | 'text/plain';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Plain JSON as an answer. */
export const jsonAnswer = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

/** Sends an answer, compressed if it is long and the client takes that. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers = {} }: Answer,
): Promise<void> {
  const bytes = Buffer.from(body);
  const isZipped =
    bytes.length > shortest && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const content = isZipped ? await compress(bytes, { level: 3 }) : bytes;
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': content.length,
    vary: 'accept-encoding',
    ...(isZipped && { 'content-encoding': 'gzip' }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}

const shortest = 2000;
const compress = promisify(gzip);

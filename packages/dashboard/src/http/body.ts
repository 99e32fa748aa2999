import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

const most = 64 * 1024;

/**
 * Reads the body of a write: a JSON object.
 * @throws Refusal if it is anything else, or longer than 64 kB.
 */
export async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'expected content-type: application/json');
  }
  return objectIn(await textOf(request));
}

/** By events: an iteration that ends early would take the socket down before it has the answer. */
const textOf = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) return void chunks.push(chunk);
      request.pause();
      reject(new Refusal(413, 'expected a body of at most 64 kB', { connection: 'close' }));
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', () => reject(new Refusal(400, 'the request was cut off')));
  });

function objectIn(text: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'expected a body of JSON');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Refusal(400, 'expected a JSON object');
  }
  return json as Readonly<Record<string, unknown>>;
}

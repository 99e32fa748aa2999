import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError, isInputError } from '@s4nn/core';
import { explainWriteError } from '@s4nn/files';
import type { PartialFile } from './partial-file.js';

/**
 * Asks a server once for the missing part of a file.
 * @returns null if the file is whole, or why it is not if another attempt may help.
 * @throws Error if the server refuses; InputError if the file is too long or cannot be written.
 */
export async function attempt(
  url: string,
  partial: PartialFile,
  maxBytes: number,
  onProgress: (done: number, total: number | null) => void,
): Promise<string | null> {
  const start = partial.size();
  let response: Response;
  try {
    response = await fetch(url, { headers: headersFor(start, partial.version()) });
  } catch (error) {
    return `cannot be reached (${reasonOf(error)})`;
  }
  const refusal = refusalOf(response, url, partial, start);
  if (refusal !== undefined) {
    await response.body?.cancel();
    return refusal;
  }
  const from = startOf(response);
  const length = response.headers.get('content-length');
  const total = length === null ? null : from + Number(length);
  let done = from;
  try {
    if (total !== null) refuseAbove(total);
    partial.keepVersion(versionOf(response));
    const out = await open(partial.file, from > 0 ? 'a' : 'w');
    await pipeline(
      Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          done += chunk.length;
          refuseAbove(done);
          onProgress(done, total);
          yield chunk;
        }
      },
      out.createWriteStream(),
    );
  } catch (error) {
    await response.body?.cancel().catch(() => {});
    if (isInputError(error)) {
      partial.remove();
      throw error;
    }
    if (isOfDisk(error)) throw explainWriteError(partial.file, error, true);
    return `the connection was cut after ${partial.size()} bytes (${reasonOf(error)})`;
  }
  if (total !== null && partial.size() < total) return `the connection was cut after ${partial.size()} bytes`;
  return null;

  function refuseAbove(bytes: number): void {
    if (bytes <= maxBytes) return;
    throw new InputError(
      `${url}: found ${bytes} bytes or more, expected at most ${maxBytes}; nothing was kept`,
    );
  }
}

/** Asks for no compression on the way, because the bytes of the file itself are counted and checked. */
function headersFor(start: number, version: string | null): Record<string, string> {
  const plain = { 'accept-encoding': 'identity' };
  if (start === 0) return plain;
  const range = { ...plain, range: `bytes=${start}-` };
  // With If-Range the server sends another version from its start.
  return version === null ? range : { ...range, 'if-range': version };
}

/** What distinguishes this version of a file: a strong ETag, or else its date; null if there is neither. */
function versionOf({ headers }: Response): string | null {
  const tag = headers.get('etag');
  return tag !== null && !tag.startsWith('W/') ? tag : headers.get('last-modified');
}

/**
 * Why the response is not the missing part; null if no part is missing, undefined if the response is the missing part.
 * @throws Error if the server refuses, because it would refuse again.
 */
function refusalOf(
  response: Response,
  url: string,
  partial: PartialFile,
  start: number,
): string | null | undefined {
  const { status, statusText, headers, ok, body } = response;
  if (status === 416) {
    // The part that is there is as long as the whole file, or longer.
    if (headers.get('content-range') === `bytes */${start}`) return null;
    partial.remove();
    return 'the server has a shorter file';
  }
  const answered = `the server answered ${status} ${statusText}`;
  if (status >= 500 || status === 429) return answered;
  if (!ok || !body) throw new Error(`${url}: ${answered}`);
  const from = startOf(response);
  if (from !== 0 && from !== start) {
    partial.remove();
    return 'the server sent a different part than requested';
  }
  const known = partial.version();
  // A server may ignore If-Range.
  if (from > 0 && known !== null && versionOf(response) !== known) {
    partial.remove();
    return 'the server has a different version by now';
  }
}

/** Where in the file the response starts: at 0 unless the server sends a part. */
function startOf(response: Response): number {
  if (response.status !== 206) return 0;
  return Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]);
}

/** Whether an error comes from the disk, where another attempt does not help. */
const isOfDisk = (error: unknown): boolean =>
  error instanceof Error &&
  ['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EROFS', 'EISDIR'].includes(String(Object(error).code));

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String(Object(cause).code) : message;
}

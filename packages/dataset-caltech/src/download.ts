import { createWriteStream, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Attempts in a row that bring no byte. */
const most = 4;

/**
 * Downloads a file, or the rest of one: what is there of it already is not asked for again, unless the server cannot
 * give a part. Goes on after a cut connection.
 * @param onProgress bytes there, and bytes there will be, or null where the server does not say.
 * @throws Error saying why the server cannot be reached, or what it answered.
 */
export async function download(
  url: string,
  file: string,
  onProgress: (done: number, total: number | null) => void,
): Promise<void> {
  for (let fruitless = 0; ; fruitless++) {
    const before = sizeOf(file);
    const cut = await attempt(url, file, before, onProgress);
    if (cut === null) return;
    if (sizeOf(file) > before) fruitless = 0;
    if (fruitless + 1 >= most) throw new Error(`${url}: ${cut}`);
    await sleep(250 * 2 ** fruitless);
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** @returns null when the file is whole, or else why it is not. */
async function attempt(
  url: string,
  file: string,
  start: number,
  onProgress: (done: number, total: number | null) => void,
): Promise<string | null> {
  const headers: Record<string, string> = start > 0 ? { range: `bytes=${start}-` } : {};
  let response: Response;
  try {
    response = await fetch(url, { headers });
  } catch (error) {
    return `cannot be reached (${reasonOf(error)})`;
  }
  if (response.status === 416) {
    await response.body?.cancel();
    // What is there is as long as the whole file, or longer than it.
    if (response.headers.get('content-range') === `bytes */${start}`) return null;
    rmSync(file);
    return 'the server has a shorter file';
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`${url}: the server answered ${response.status} ${response.statusText}`);
  }
  const from = startOf(response);
  if (from !== 0 && from !== start) {
    await response.body.cancel();
    rmSync(file, { force: true });
    return 'the server gave another part than asked for';
  }
  const length = response.headers.get('content-length');
  const total = length === null ? null : from + Number(length);
  let done = from;
  try {
    await pipeline(
      Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          done += chunk.length;
          onProgress(done, total);
          yield chunk;
        }
      },
      createWriteStream(file, { flags: from > 0 ? 'a' : 'w' }),
    );
  } catch (error) {
    if (isOfFiles(error)) throw error;
    return `the connection was cut after ${sizeOf(file)} bytes (${reasonOf(error)})`;
  }
  if (total !== null && sizeOf(file) < total) return `the connection was cut after ${sizeOf(file)} bytes`;
  return null;
}

/** Where in the file the answer begins: at 0 unless the server gives a part. */
function startOf(response: Response): number {
  if (response.status !== 206) return 0;
  return Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]);
}

/** Whether an error is of the disk, which another attempt does not mend. */
const isOfFiles = (error: unknown): boolean =>
  error instanceof Error && ['ENOSPC', 'EACCES', 'EROFS', 'EISDIR'].includes(String(Object(error).code));

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String(Object(cause).code) : message;
}

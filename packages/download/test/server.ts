import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import tar from 'tar-stream';
import { afterEach } from 'vitest';
import type { Archive } from '../src/archive.js';

export const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** Bytes that do not compress, so that a connection can be cut in the middle of them. */
export const photograph = Uint8Array.from(
  { length: 300_000 },
  (_, index) => (index * index * 2654435761) >>> 13,
);

async function tarOf(fill: (pack: tar.Pack) => void): Promise<Buffer> {
  const pack = tar.pack();
  fill(pack);
  pack.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of pack as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}

export const sound = (pack: tar.Pack): void => {
  pack.entry({ name: '101/Faces', type: 'directory' });
  pack.entry({ name: '101/Faces/image_0001.jpg' }, Buffer.from(photograph));
  pack.entry({ name: '101/Motorbikes/image_0001.jpg' }, 'a motorbike');
};

/** An archive with the layout of the official one. */
export async function archiveOf(fill = sound) {
  const inner = await tarOf(fill);
  const outer = Buffer.from(
    zipSync({ 'record/notes.txt': Buffer.from('notes'), 'record/101.tar.gz': inner }),
  );
  return { inner, outer };
}

let server: Server | undefined;
const folders: string[] = [];
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-data-'));
  folders.push(folder);
  return join(folder, 'caltech101');
};

export async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/official.zip`;
}

export const describing = (url: string, { inner, outer }: { inner: Buffer; outer: Buffer }): Archive => ({
  url,
  record: 'the record',
  file: 'official.zip',
  checksum: `md5:${md5(outer)}`,
  inner: { file: '101.tar.gz', checksum: `md5:${md5(inner)}` },
  holds: '101',
  maxBytes: 1e6,
});

/** Answers a request for the rest of a file. */
export const partial =
  (outer: Buffer, etag?: string): RequestListener =>
  (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const head = { 'content-length': outer.length - start, ...(etag && { etag }) };
    const range = { 'content-range': `bytes ${start}-${outer.length - 1}/${outer.length}` };
    response.writeHead(start > 0 ? 206 : 200, start > 0 ? { ...head, ...range } : head);
    response.end(outer.subarray(start));
  };

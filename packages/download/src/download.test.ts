import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { emptyFolder, md5, partial, photograph, serve } from '../test/server.js';
import type { RemoteFile } from './archive.js';
import { getFile } from './get-file.js';

const content = Buffer.from(photograph);
const changed = Buffer.from(content.map((byte) => byte ^ 1));
const remote = (url: string, bytes = content): RemoteFile => ({
  url,
  record: 'the record',
  file: 'photograph.raw',
  checksum: `md5:${md5(bytes)}`,
  maxBytes: content.length,
});

/** Sends the start of a file, and cuts the connection. */
function cutAfter(bytes: number, request: IncomingMessage, response: ServerResponse, etag?: string): void {
  response.writeHead(200, { 'content-length': content.length, ...(etag && { etag }) });
  response.write(content.subarray(0, bytes), () => setTimeout(() => request.socket.destroy(), 100));
}

/** Gets a file in a separate process. */
function getInProcess(url: string, folder: string) {
  const module = new URL('../dist/index.js', import.meta.url).href;
  const script = `
    const { getFile } = await import(${JSON.stringify(module)});
    await getFile(${JSON.stringify(remote(url))}, ${JSON.stringify(folder)}, ({ stage, done }) => console.log(stage, done));`;
  return ['--input-type=module', '-e', script];
}

describe('a file from a server', () => {
  it('appears at its path checked; a second call only checks it', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      partial(content)(request, response);
    });
    const folder = emptyFolder();
    const file = await getFile(remote(url), folder);
    expect(file).toBe(join(folder, 'photograph.raw'));
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(readdirSync(folder)).toEqual(['photograph.raw']);
    const stages = new Set<string>();
    await getFile(remote(url), folder, ({ stage }) => stages.add(stage));
    expect([requests, [...stages]]).toEqual([1, ['check']]);
    writeFileSync(file, 'by hand');
    await expect(getFile(remote(url), folder)).rejects.toThrow(
      new InputError(
        `${file}: found md5 ${md5(Buffer.from('by hand'))}, expected ${md5(content)}: it is damaged or a different version, ` +
          'and was removed. Run the same command again to download it again, or see the record',
      ),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is resumed at once after the process that downloaded it was killed', async () => {
    const asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked.push([request.headers.range, request.headers['if-range']]);
      if (asked.length > 1) return partial(content, '"one"')(request, response);
      response.writeHead(200, { 'content-length': content.length, etag: '"one"' });
      response.write(content.subarray(0, 100_000));
    });
    const folder = emptyFolder();
    const child = spawn(process.execPath, getInProcess(url, folder), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const part = () =>
      readdirSync(folder).includes('photograph.raw.part')
        ? readFileSync(join(folder, 'photograph.raw.part'))
        : [];
    await once(child.stdout, 'data');
    while (part().length < 100_000) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(readdirSync(folder).sort()).toEqual([
      '.download.lock',
      'photograph.raw.part',
      'photograph.raw.part.json',
    ]);
    const stages = new Set<string>();
    const file = await getFile(remote(url), folder, ({ stage }) => stages.add(stage));
    expect(readFileSync(file).equals(content)).toBe(true);
    expect([...stages]).toEqual(['download', 'check']);
    expect(asked).toEqual([
      [undefined, undefined],
      ['bytes=100000-', '"one"'],
    ]);
    expect(readdirSync(folder)).toEqual(['photograph.raw']);
  });

  it.each([
    ['and the server sends it whole', true],
    ['and the server, which ignores If-Range, sends a part', false],
  ])('that has changed since it was cut is downloaded again: %s', async (_, knowsIfRange) => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      if (requests === 1) return cutAfter(100_000, request, response, '"one"');
      if (knowsIfRange && request.headers['if-range'] !== '"two"') delete request.headers.range;
      partial(changed, '"two"')(request, response);
    });
    const file = await getFile(remote(url, changed), emptyFolder());
    expect(readFileSync(file).equals(changed)).toBe(true);
    expect(requests).toBe(knowsIfRange ? 2 : 3);
  });

  it('of another address is not resumed', async () => {
    const ranges: unknown[] = [];
    const url = await serve((request, response) => {
      ranges.push(request.headers.range);
      partial(content)(request, response);
    });
    const folder = emptyFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'photograph.raw.part'), content.subarray(0, 10));
    writeFileSync(
      join(folder, 'photograph.raw.part.json'),
      JSON.stringify({ url: 'http://elsewhere/', version: null }),
    );
    await getFile(remote(url), folder);
    expect(ranges).toEqual([undefined]);
  });

  it('is requested again if the server is busy', async () => {
    let requests = 0;
    const url = await serve((request, response) =>
      ++requests < 3 ? response.writeHead(503).end() : partial(content)(request, response),
    );
    await getFile(remote(url), emptyFolder());
    expect(requests).toBe(3);
  });

  it.each([
    ['says so', true],
    ['does not say so', false],
  ])('that is too long is refused, whether or not the server %s', async (_, says) => {
    const url = await serve((_, response) => {
      response.writeHead(200, says ? { 'content-length': content.length + 1 } : {});
      response.end(Buffer.concat([content, Buffer.of(0)]));
    });
    const folder = emptyFolder();
    await expect(getFile(remote(url), folder)).rejects.toThrow(
      new InputError(
        `${url}: found ${content.length + 1} bytes or more, expected at most ${content.length}; nothing was kept`,
      ),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that does not fit on the disk gives a message, and is resumed once there is room', async () => {
    const url = await serve(partial(content));
    const folder = emptyFolder();
    // A limit of 64 KiB per file works like a full disk.
    const limited = ['-c', 'ulimit -f 64; exec "$0" "$@"', process.execPath, ...getInProcess(url, folder)];
    const child = spawn('bash', limited, { stdio: ['ignore', 'ignore', 'pipe'] });
    let printed = '';
    child.stderr.on('data', (chunk) => {
      printed += chunk;
    });
    await once(child, 'close');
    expect(printed).toContain(
      `${folder}/photograph.raw.part: cannot be written (EFBIG: file too large, write). Free space or fix permissions, then run the same command: it resumes.`,
    );
    const first: number[] = [];
    const file = await getFile(
      remote(url),
      folder,
      ({ stage, done }) => stage === 'download' && first.push(done),
    );
    expect(first[0]).toBeGreaterThan(65_536);
    expect(readFileSync(file).equals(content)).toBe(true);
  });
});

it('a lock of another host, or a file that is not a lock, is left alone, and the message says what to do', async () => {
  const folder = emptyFolder();
  mkdirSync(folder);
  const lock = join(folder, '.download.lock');
  const pid = spawnSync(process.execPath, ['--version']).pid;
  const holder = { pid, host: 'elsewhere', born: null, since: '2026-01-01T00:00:00.000Z', id: 'old' };
  for (const [text, message] of [
    [
      JSON.stringify(holder),
      `found that process ${pid} on elsewhere has held this lock since 2026-01-01T00:00:00.000Z, and cannot see from here ` +
        'whether it still runs. Wait until it ends; if it no longer runs, remove the file.',
    ],
    ['mine', 'found a file that does not name a process, expected a lock; remove it.'],
  ] as const) {
    writeFileSync(lock, text);
    await expect(getFile(remote('http://127.0.0.1:1/'), folder)).rejects.toThrow(
      new InputError(`${lock}: ${message}`),
    );
    expect(readFileSync(lock, 'utf8')).toBe(text);
  }
});

it('a download whose lock was taken over while it was suspended puts nothing in place', async () => {
  const folder = emptyFolder();
  const lock = join(folder, '.download.lock');
  const taken = getFile(remote(await serve(partial(content))), folder, ({ stage }) => {
    if (stage === 'check') writeFileSync(lock, readFileSync(lock, 'utf8').replace(/"id":"./, '"id":"x'));
  });
  await expect(taken).rejects.toThrow('another process has taken over');
  expect(readdirSync(folder).sort()).toEqual(['.download.lock', 'photograph.raw.part']);
});

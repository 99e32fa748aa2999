import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DownloadProgress, InputError } from '@s4nn/core';
import { zipSync } from 'fflate';
import type tar from 'tar-stream';
import { describe, expect, it } from 'vitest';
import {
  archiveOf,
  describing,
  emptyFolder,
  md5,
  partial,
  photograph,
  serve,
  sound,
} from '../test/server.js';
import type { Archive } from './archive.js';
import { getArchive } from './get-archive.js';

const nothing = () => {};
const unpackedIn = (folder: string): void => {
  expect(readdirSync(folder)).toEqual(['101']);
  expect(readFileSync(join(folder, '101/Faces/image_0001.jpg')).equals(photograph)).toBe(true);
  expect(readFileSync(join(folder, '101/Motorbikes/image_0001.jpg'), 'utf8')).toBe('a motorbike');
};

describe('an archive from a server', () => {
  it('is downloaded, checked, unpacked and removed; a second call requests nothing', async () => {
    const archive = await archiveOf();
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      partial(archive.outer)(request, response);
    });
    const folder = emptyFolder();
    const seen: DownloadProgress[] = [];
    const target = await getArchive(describing(url, archive), folder, (progress) => seen.push(progress));
    expect(target).toBe(join(folder, '101'));
    unpackedIn(folder);
    expect(new Set(seen.map(({ stage }) => stage))).toEqual(new Set(['download', 'check', 'unpack']));
    const last = seen.findLast(({ stage }) => stage === 'download');
    expect([last?.done, last?.total]).toEqual([archive.outer.length, archive.outer.length]);
    await getArchive(describing(url, archive), folder, nothing);
    expect(requests).toBe(1);
  });

  it('resumes where the connection was cut', async () => {
    const archive = await archiveOf();
    const ranges: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      ranges.push(request.headers.range);
      if (ranges.length > 2) return partial(archive.outer)(request, response);
      const start = Number(/\d+/.exec(request.headers.range ?? '0')?.[0]);
      const part = archive.outer.subarray(start, start + 100_000);
      const range = { 'content-range': `bytes ${start}-${archive.outer.length - 1}/${archive.outer.length}` };
      response.writeHead(start > 0 ? 206 : 200, { 'content-length': archive.outer.length - start, ...range });
      // Flushed before the cut, so that something arrives.
      response.write(part, () => setTimeout(() => request.socket.destroy(), 100));
    });
    const folder = emptyFolder();
    await getArchive(describing(url, archive), folder, nothing);
    unpackedIn(folder);
    expect(ranges).toEqual([undefined, 'bytes=100000-', 'bytes=200000-']);
  });

  it('starts again if the server cannot send a part', async () => {
    const archive = await archiveOf();
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': archive.outer.length });
      response.end(archive.outer);
    });
    const folder = emptyFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'official.zip.part'), 'the beginning of something else');
    await getArchive(describing(url, archive), folder, nothing);
    unpackedIn(folder);
  });

  it.each([
    ['is whole already', (outer: Buffer) => outer],
    ['is longer than the file', (outer: Buffer) => Buffer.concat([outer, outer])],
  ])('whose part %s, which the server refuses to resume, is got', async (_, part) => {
    const archive = await archiveOf();
    const { outer } = archive;
    const url = await serve((request, response) => {
      if (request.headers.range === undefined) return partial(outer)(request, response);
      response.writeHead(416, { 'content-range': `bytes */${outer.length}` });
      response.end();
    });
    const folder = emptyFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'official.zip.part'), part(outer));
    await getArchive(describing(url, archive), folder, nothing);
    unpackedIn(folder);
  });

  it('with a different checksum is refused and removed', async () => {
    const archive = await archiveOf();
    const url = await serve(partial(archive.outer));
    const folder = emptyFolder();
    const expected: Archive = { ...describing(url, archive), checksum: `md5:${'a'.repeat(32)}` };
    await expect(getArchive(expected, folder, nothing)).rejects.toThrow(
      new InputError(
        `${folder}/official.zip: found md5 ${md5(archive.outer)}, expected ${'a'.repeat(32)}: it is damaged or a different ` +
          'version, and was removed. Run the same command again to download it again, or see the record',
      ),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('with a different checksum inside is refused and leaves nothing unpacked', async () => {
    const archive = await archiveOf();
    const url = await serve(partial(archive.outer));
    const folder = emptyFolder();
    const inner = { file: '101.tar.gz', checksum: `md5:${'b'.repeat(32)}` } as const;
    const expected: Archive = { ...describing(url, archive), inner };
    await expect(getArchive(expected, folder, nothing)).rejects.toThrow(/101\.tar\.gz: found md5/);
    expect(readdirSync(folder)).toEqual(['official.zip']);
  });

  it('that is not there, or cannot be reached, gives a message with how to get it by hand', async () => {
    const archive = await archiveOf();
    const url = await serve((_, response) => response.writeHead(404).end());
    const folder = emptyFolder();
    const cure =
      'run the same command again, which resumes, or download the record with a browser and put the file ' +
      `at ${folder}/official.zip`;
    await expect(getArchive(describing(url, archive), folder, nothing)).rejects.toThrow(
      new InputError(`${url}: the server answered 404 Not Found; ${cure}`),
    );
    const nowhere = 'http://127.0.0.1:1/official.zip';
    await expect(getArchive(describing(nowhere, archive), folder, nothing)).rejects.toThrow(
      new RegExp(`^${nowhere}: cannot be reached \\(.+\\); ${cure}$`),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that was downloaded by hand, outer or inner, is unpacked without a network', async () => {
    const archive = await archiveOf();
    const files = { 'official.zip': archive.outer, '101.tar.gz': archive.inner };
    for (const [name, content] of Object.entries(files)) {
      const folder = emptyFolder();
      mkdirSync(folder);
      writeFileSync(join(folder, name), content);
      await getArchive(describing('http://127.0.0.1:1/', archive), folder, nothing);
      unpackedIn(folder);
    }
  });

  it('is fetched once by two processes: the second waits', async () => {
    const archive = await archiveOf();
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      setTimeout(() => partial(archive.outer)(request, response), 1000);
    });
    const folder = emptyFolder();
    const script = `
      import { getArchive } from ${JSON.stringify(new URL('../dist/get-archive.js', import.meta.url).href)};
      const seen = new Set();
      await getArchive(${JSON.stringify(describing(url, archive))}, ${JSON.stringify(folder)}, ({ stage }) => seen.add(stage));
      console.log([...seen].join());`;
    const outputs = await Promise.all(
      [0, 1].map(async () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
          cwd: fileURLToPath(new URL('..', import.meta.url)),
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let text = '';
        child.stdout.on('data', (chunk) => {
          text += chunk;
        });
        await once(child, 'close');
        return text.trim();
      }),
    );
    expect(outputs.sort()).toEqual(['download,check,unpack', 'wait']);
    expect(requests).toBe(1);
    unpackedIn(folder);
  });
});

describe('a hostile archive', () => {
  it.each<[string, (pack: tar.Pack) => void, string]>([
    [
      'a path that leads out',
      (pack) => pack.entry({ name: '101/../../out.txt' }, 'x'),
      'the file "101/../../out.txt"',
    ],
    [
      'an absolute path',
      (pack) => pack.entry({ name: '/tmp/s4nn-out.txt' }, 'x'),
      'the file "/tmp/s4nn-out.txt"',
    ],
    [
      'a path beside the folder',
      (pack) => pack.entry({ name: 'other/a.txt' }, 'x'),
      'the file "other/a.txt"',
    ],
    [
      'a path of Windows',
      (pack) => pack.entry({ name: '101/..\\out.txt' }, 'x'),
      'the file "101/..\\\\out.txt"',
    ],
    [
      'a symbolic link',
      (pack) => pack.entry({ name: '101/Faces', type: 'symlink', linkname: '/tmp' }),
      'the symlink "101/Faces"',
    ],
    [
      'a hard link',
      (pack) => pack.entry({ name: '101/x', type: 'link', linkname: '/etc/passwd' }),
      'the link "101/x"',
    ],
  ])('with %s is refused, and nothing is left of it', async (_, fill, found) => {
    const archive = await archiveOf((pack) => {
      sound(pack);
      fill(pack);
    });
    const url = await serve(partial(archive.outer));
    const folder = emptyFolder();
    await expect(getArchive(describing(url, archive), folder, nothing)).rejects.toThrow(
      new InputError(
        `${folder}/101.tar.gz: found ${found} in it, expected only files in 101; nothing was unpacked`,
      ),
    );
    expect(existsSync(join(folder, '101'))).toBe(false);
    expect(readdirSync(join(folder, '..'))).toEqual(['caltech101']);
    expect(existsSync('/tmp/s4nn-out.txt')).toBe(false);
  });

  it('that is damaged is refused', async () => {
    const folder = emptyFolder();
    mkdirSync(folder);
    const { inner, outer } = await archiveOf();
    const cut = inner.subarray(0, inner.length / 2);
    const damaged = { ...describing('', { inner: cut, outer }) };
    writeFileSync(join(folder, '101.tar.gz'), cut);
    await expect(getArchive(damaged, folder, nothing)).rejects.toThrow(/101\.tar\.gz: cannot be unpacked/);
    expect(readdirSync(folder)).toEqual(['101.tar.gz']);
    rmSync(join(folder, '101.tar.gz'));
    const empty = Buffer.from(zipSync({ 'notes.txt': Buffer.from('notes') }));
    writeFileSync(join(folder, 'official.zip'), empty);
    await expect(getArchive(describing('', { inner, outer: empty }), folder, nothing)).rejects.toThrow(
      /official\.zip: cannot be unpacked \(found no 101\.tar\.gz in it\)/,
    );
    expect(readdirSync(folder)).toEqual(['official.zip']);
  });

  it('that unpacks to too many bytes is refused: the tar archive, or the zip archive around it', async () => {
    const zeros = await archiveOf((pack) => {
      sound(pack);
      pack.entry({ name: '101/zeros' }, Buffer.alloc(2e6));
    });
    const folder = emptyFolder();
    await expect(
      getArchive(describing(await serve(partial(zeros.outer)), zeros), folder, nothing),
    ).rejects.toThrow(
      new InputError(
        `${folder}/101.tar.gz: found more than 1000000 bytes in it, expected no more; nothing was unpacked`,
      ),
    );
    expect(readdirSync(folder).sort()).toEqual(['101.tar.gz', 'official.zip']);
    const outer = Buffer.from(zipSync({ '101.tar.gz': Buffer.alloc(2e6) }));
    const bomb = { inner: Buffer.alloc(2e6), outer };
    const other = emptyFolder();
    mkdirSync(other);
    writeFileSync(join(other, 'official.zip'), outer);
    await expect(getArchive(describing('', bomb), other, nothing)).rejects.toThrow(
      /official\.zip: cannot be unpacked \(found more than 1000000 bytes in 101\.tar\.gz\)\. Remove it and run/,
    );
    expect(readdirSync(other)).toEqual(['official.zip']);
  });
});

describe('an unpacking', () => {
  it('that was killed is started again', async () => {
    const archive = await archiveOf();
    const folder = emptyFolder();
    mkdirSync(join(folder, '.unpacking/101/Faces'), { recursive: true });
    writeFileSync(join(folder, '.unpacking/101/Faces/image_0001.jpg'), 'half of it');
    writeFileSync(join(folder, '101.tar.gz'), archive.inner);
    await getArchive(describing('http://127.0.0.1:1/', archive), folder, nothing);
    unpackedIn(folder);
  });

  it('needs no zip archive around the tar archive', async () => {
    const { inner } = await archiveOf();
    const url = await serve(partial(inner));
    const folder = emptyFolder();
    const plain: Archive = {
      url,
      record: 'the record',
      file: '101.tgz',
      checksum: `md5:${md5(inner)}`,
      holds: '101',
      maxBytes: 1e6,
    };
    expect(await getArchive(plain, folder)).toBe(join(folder, '101'));
    unpackedIn(folder);
  });
});

import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectWith, s4nn } from './process.js';
import { someYinYang } from './small-sweeps.js';

const single = {
  ...someYinYang,
  training: { epochs: 1 },
};

/** The packages whose modules a command loaded, in any thread, according to V8's coverage. */
async function loadedBy(
  ...args: string[]
): Promise<{ packages: Set<string>; urls: readonly string[]; code: number | null }> {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-coverage-'));
  process.env.NODE_V8_COVERAGE = folder;
  try {
    const { code } = await s4nn(...args);
    const urls = readdirSync(folder).flatMap((file): string[] =>
      JSON.parse(readFileSync(join(folder, file), 'utf8')).result.map(({ url }: { url: string }) => url),
    );
    const packages = urls.map(
      (url) => url.match(/.*\/(?:node_modules|packages)\/((?:@[^/]+\/)?[^/]+)\//)?.[1],
    );
    return { packages: new Set(packages.filter((name) => name !== undefined)), urls, code };
  } finally {
    delete process.env.NODE_V8_COVERAGE;
  }
}

test.each([
  '--help',
  '--version',
  'sweep --help',
  'eval --help',
  'report --help',
  'dashboard --help',
  'sweep',
  'sweeep',
])('what runs nothing loads nothing but the command itself: s4nn %s', async (line) => {
  const { packages, urls } = await loadedBy(...line.split(' '));
  expect([...packages].sort()).toEqual(['cli', 'commander', 'config', 'core', 'picocolors']);
  const of = (name: string) => urls.filter((url) => url.includes(`/packages/${name}/`));
  expect(of('core').map((url) => url.split('/').at(-1))).toEqual(['errors.js', 'json-text.js']);
  expect(of('config').map((url) => url.split('/').at(-1))).toEqual(['running.js']);
});

test('reading a config loads neither threads nor searches', async () => {
  const { config } = projectWith('single', single);
  const { packages, code } = await loadedBy('sweep', config, '--set', '/training/epochs=0');
  expect(code).toBe(2);
  expect(packages).toContain('ajv');
  for (const library of ['piscina', 'hyperparameters', 'report']) expect(packages).not.toContain(library);
});

test('a single run in this process loads neither threads nor a search', async () => {
  const { config } = projectWith('single', single);
  const { packages, code } = await loadedBy('sweep', config, '--threads', '0');
  expect(code).toBe(0);
  expect(packages).toContain('backend-cpu');
  for (const library of ['piscina', 'hyperparameters']) expect(packages).not.toContain(library);
});

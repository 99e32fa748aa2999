import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { quickStart } from '../examples/quick-start.js';

const dataset = mnist({ train: 2000, test: 400 });
const expected = await quickStart(dataset);

test('the quick start learns digits and classifies the first, a 7, in Node', () => {
  expect(expected.accuracy).toBeGreaterThan(0.7);
  expect(expected.answer).toBe('7');
  expect(expected.step).toBeGreaterThan(0);
});

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!browser) console.warn('Skipped: the quick start in a browser. No Chromium or Chrome in /usr/bin.');

describe('bundled for a browser', () => {
  let code = '';
  beforeAll(async () => {
    const output = (await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        target: 'es2022',
        lib: {
          entry: fileURLToPath(new URL('../examples/quick-start.ts', import.meta.url)),
          formats: ['iife'],
          name: 'example',
        },
      },
    })) as Rolldown.RolldownOutput[];
    code = output[0]!.output[0].code;
  });

  test('needs nothing of Node', () => {
    expect(code.length).toBeGreaterThan(1000);
    expect(code).not.toMatch(/node:|require\(|process\./);
  });

  test.skipIf(!browser)('gives the same result as in Node, digit for digit', () => {
    const folder = mkdtempSync(join(tmpdir(), 's4nn-browser-'));
    const page = join(folder, 'page.html');
    writeFileSync(
      page,
      `<pre id="result"></pre><script>${code}
      const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const samples = ({ values, labels, shape }) =>
        ({ values: bytes(values), labels: Uint16Array.from(labels), shape, range: [0, 255] });
      const given = ${JSON.stringify(portable(dataset))};
      example
        .quickStart({ classes: given.classes, train: samples(given.train), test: samples(given.test) })
        .then(JSON.stringify, (error) => error.stack)
        .then((text) => { document.getElementById('result').textContent = text; document.title = 'done'; });
      </script>`,
    );
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ];
    const html = execFileSync(
      browser!,
      [
        ...flags,
        `--user-data-dir=${join(folder, 'profile')}`,
        '--virtual-time-budget=120000',
        '--dump-dom',
        `file://${page}`,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 },
    );
    rmSync(folder, { recursive: true, force: true });
    expect(JSON.parse(/<pre id="result">(.*?)<\/pre>/s.exec(html)![1]!)).toEqual(expected);
  });
});

/** A dataset as JSON. */
function portable({ classes, train, test: tests }: Dataset) {
  const samples = (part: Dataset['train']) => ({
    values: Buffer.from(part.values.buffer, part.values.byteOffset, part.values.byteLength).toString(
      'base64',
    ),
    labels: [...part.labels],
    shape: part.shape,
  });
  return { classes, train: samples(train), test: samples(tests) };
}

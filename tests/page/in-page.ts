import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** Chromium or Chrome of this machine; undefined where there is none. */
export const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** A module and all that it imports as one script, which defines the global `example`, as a user of vite bundles it. */
export async function bundle(module: URL): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(module), formats: ['iife'], name: 'example' },
    },
  })) as Rolldown.RolldownOutput[];
  return output[0]!.output[0].code;
}

/**
 * Runs a script in a page of the real, headless browser.
 * @param expression of a promise in that script.
 * @returns what it comes to, by JSON.
 */
export function inPage(script: string, expression: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-browser-'));
  const page = join(folder, 'page.html');
  writeFileSync(
    page,
    `<pre id="result"></pre><script>${script}
    (${expression})
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
    `--user-data-dir=${join(folder, 'profile')}`,
    '--virtual-time-budget=120000',
    '--dump-dom',
  ];
  const html = execFileSync(browser!, [...flags, `file://${page}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });
  rmSync(folder, { recursive: true, force: true });
  return JSON.parse(textOf(/<pre id="result">(.*?)<\/pre>/s.exec(html)![1]!));
}

/** The text that a page's HTML stands for. */
const textOf = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&');

import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { backendContract } from '@s4nn/core/testing';
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { someOf } from '../../../tests/chance.js';
import { webgpu } from './index.js';

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const all = backendContract(webgpu, { shapes: 'small' });
const some = someOf('page', [...all.keys()], Math.ceil(all.length / 4));
const reason = browser ? '' : ' (skipped: no Chromium in /usr/bin)';

test.skipIf(!browser)(
  `the same contract in a page, on small shapes (${some.note})${reason}`,
  async () => {
    const output = (await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        target: 'esnext',
        lib: { entry: fileURLToPath(new URL('../testdata/page.ts', import.meta.url)), formats: ['es'] },
        rolldownOptions: { external: ['webgpu'] },
      },
    })) as Rolldown.RolldownOutput[];
    const script = output[0]!.output[0].code;
    // Over HTTP from this machine, where a page may use a GPU, and isolated, so that it may share memory.
    const server = createServer((request, response) => {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
      const isScript = request.url === '/page.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const launched = await chromium.launch({
      executablePath: browser!,
      args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
    });
    try {
      const page = await launched.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?checks=${some.tried}`);
      const handle = await page.waitForFunction('globalThis.result', undefined, { timeout: 400_000 });
      const { name, done, failures } = (await handle.jsonValue()) as {
        name: string;
        done: number;
        failures: string[];
      };
      expect(failures, `${name}: ${failures}`).toEqual([]);
      expect(done).toBe(some.tried.length);
    } finally {
      await launched.close();
      server.close();
    }
  },
  420_000,
);

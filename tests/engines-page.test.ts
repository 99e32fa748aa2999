import { expect, test } from 'vitest';
import { computed } from './engines/computed.js';
import { browser, bundle, inPage } from './page/in-page.js';

if (!browser) console.warn('Skipped: arithmetic in a browser. No Chromium or Chrome in /usr/bin.');

test.skipIf(!browser)(
  'Chromium gives the same suggestions, encodings and weights as this engine',
  async () => {
    const expected = await computed();
    const code = await bundle(new URL('engines/computed.ts', import.meta.url));
    const found = inPage(code, 'example.computed()') as typeof expected;
    // One by one, as the whole is long.
    for (const [name, value] of Object.entries(expected)) expect(found[name], name).toEqual(value);
    expect(JSON.stringify(expected).length).toBeGreaterThan(10_000);
  },
);

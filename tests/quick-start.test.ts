import type { Dataset } from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { beforeAll, describe, expect, test } from 'vitest';
import { quickStart } from '../examples/quick-start.js';
import { browser, bundle, inPage } from './page/in-page.js';

const dataset = mnist({ train: 2000, test: 400 });
const expected = await quickStart(dataset);

test('the quick start learns digits and classifies the first, a 7, in Node', () => {
  expect(expected.accuracy).toBeGreaterThan(0.7);
  expect(expected.answer).toBe('7');
  expect(expected.step).toBeGreaterThan(0);
});

if (!browser) console.warn('Skipped: the quick start in a browser. No Chromium or Chrome in /usr/bin.');

describe('bundled for a browser', () => {
  let code = '';
  beforeAll(async () => {
    code = await bundle(new URL('../examples/quick-start.ts', import.meta.url));
  });

  test('needs nothing from Node', () => {
    expect(code.length).toBeGreaterThan(1000);
    expect(code).not.toMatch(/node:|require\(|process\./);
  });

  test.skipIf(!browser)('gives the same result as in Node, digit for digit', () => {
    const prepare = `
      const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const samples = ({ values, labels, shape }) =>
        ({ values: bytes(values), labels: Uint16Array.from(labels), shape, range: [0, 255] });
      const given = ${JSON.stringify(portable(dataset))};`;
    const found = inPage(
      `${code}${prepare}`,
      'example.quickStart({ classes: given.classes, train: samples(given.train), test: samples(given.test) })',
    );
    expect(found).toEqual(expected);
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

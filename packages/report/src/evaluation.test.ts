import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { type EvaluationData, evaluationPage } from './evaluation.js';
import { lineChart } from './line-chart.js';

const data: EvaluationData = {
  title: 'a <b>bold</b> & "quoted" name',
  text: ['test, 3 samples:', '  potential 66.67 %'],
  names: ['one', '</table><script>alert(1)</script>'],
  confusion: [
    [1, 1],
    [0, 1],
  ],
  anytime: [0, 1, 2].map((step) => ({ step, decided: step / 2, right: step / 3 })),
  thresholds: [
    { factor: 0.5, decisionStep: 1, potential: 0.5, spiking: 0.5 },
    { factor: 1, decisionStep: 2, potential: 0.7, spiking: 0.6 },
    { factor: 2, decisionStep: null, potential: 0.2, spiking: 0 },
  ],
};

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

test.skipIf(!browser)(
  `opens from the file system, draws everything, and runs nothing${browser ? '' : ' (skipped: no Chromium in /usr/bin)'}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 's4nn-evaluation-'));
    const file = join(folder, 'evaluation.html');
    writeFileSync(file, evaluationPage(data));
    const launched = await chromium.launch({ executablePath: browser!, args: ['--no-sandbox'] });
    try {
      const page = await launched.newPage({ offline: true });
      const troubles: string[] = [];
      page.on('console', (message) => troubles.push(message.text()));
      page.on('pageerror', (error) => troubles.push(String(error)));
      page.on('dialog', (dialog) => troubles.push(dialog.message()));
      await page.goto(`file://${file}`);
      expect(troubles).toEqual([]);
      expect(await page.textContent('h1')).toBe(data.title);
      expect(await page.locator('#anytime path').count()).toBe(2);
      // A threshold with which nothing fires has no place.
      expect(await page.locator('#thresholds circle').count()).toBe(4);
      expect(await page.locator('#confusion tbody td').count()).toBe(4);
      expect(await page.textContent('#confusion thead th:nth-child(3)')).toBe(data.names[1]);
      expect(await page.textContent('#text pre')).toBe(data.text.join('\n'));
    } finally {
      await launched.close();
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

test('every point of a chart lies within it, whatever the values', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 }), (points) => {
      const svg = lineChart([{ name: 'a', color: 'red', points, marks: true }], {
        x: 'x',
        y: 'y',
        format: String,
      });
      expect(svg).not.toMatch(/NaN|Infinity/);
      for (const [, x, y] of svg.matchAll(/cx="(\S+)" cy="(\S+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(64);
        expect(Number(x)).toBeLessThanOrEqual(624);
        expect(Number(y)).toBeGreaterThanOrEqual(12);
        expect(Number(y)).toBeLessThanOrEqual(256);
      }
    }),
  );
});

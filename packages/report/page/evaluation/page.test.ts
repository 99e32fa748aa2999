import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import type { EvaluationData } from '../../src/evaluation.js';
import { evaluationPage } from '../../src/pages.js';

const data: EvaluationData = {
  heading: { title: 'a <b>bold</b> & "quoted" name', facts: [{ name: 'dataset', value: '<i>' }] },
  blocks: {
    accuracy: {
      title: 'test, 3 samples',
      table: { columns: ['rule', 'accuracy'], rows: [['potential', '66.67 %']] },
      lines: ['ties 0'],
    },
    classes: { title: 'by class', lines: ['of classes'] },
    mistakes: { title: 'most frequent mistakes', lines: ['<b>one</b> as two: 1'] },
    anytime: { title: 'read at a step', lines: ['of steps'] },
    thresholds: { title: 'scaled', lines: ['of factors'] },
    neurons: { title: 'neurons', lines: ['of neurons'] },
    costs: { title: 'costs', lines: ['of energy'] },
  },
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
      expect(await page.textContent('h1')).toBe(`${data.heading.title}: evaluation`);
      expect(await page.textContent('.facts')).toBe('dataset<i>');
      expect(await page.locator('#anytime .drawing path').count()).toBe(2);
      // A threshold with which nothing fires has no place.
      expect(await page.locator('#thresholds .drawing .mark').count()).toBe(4);
      expect(await page.textContent('#thresholds .drawing')).toMatch(/× 0\.5.*× 1(?!.*× 2)/s);
      expect(await page.textContent('#thresholds .drawing')).toContain('accuracy, %');
      expect(await page.locator('#confusion tbody td').count()).toBe(4);
      expect(await page.textContent('#confusion thead th:nth-child(3)')).toBe(data.names[1]);
      const text = await page.textContent('main');
      for (const { lines = [] } of Object.values(data.blocks)) {
        for (const line of lines) expect(text).toContain(line);
      }
      expect(await page.textContent('#accuracy tbody .number')).toBe('66.67 %');
    } finally {
      await launched.close();
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

import { expect, test } from 'vitest';
import { evaluationPage } from '../../src/pages.js';
import { inBrowser } from '../../test/browser.js';
import { evaluation as data } from '../../test/example-pages.js';

inBrowser('evaluations', (open) => {
  test.each(['light', 'dark'] as const)('everything is drawn, in %s, and nothing is run', async (scheme) => {
    const { page, troubles } = await open(evaluationPage(data), { colorScheme: scheme });
    const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(21, 24, 28)');
    expect(await page.textContent('h1')).toBe(`${data.heading.title}: evaluation`);
    expect(await page.textContent('.facts')).toBe('dataset<i>');
    expect(await page.locator('#anytime .drawing .line path').count()).toBe(2);
    expect(await page.getAttribute('#anytime .drawing', 'aria-label')).toBe(
      'samples, % by step at which the answer is read',
    );
    expect(await page.locator('#confusion tbody td').count()).toBe(4);
    expect(await page.textContent('#confusion thead th:nth-child(3)')).toBe(data.names[1]);
    const text = await page.textContent('main');
    for (const { lines = [] } of Object.values(data.blocks)) {
      for (const line of lines) expect(text).toContain(line);
    }
    expect(await page.textContent('#accuracy tbody .number')).toBe('66.67 %');
    expect(troubles).toEqual([]);
  });

  test('accuracy against latency leaves out a threshold with which nothing fires', async () => {
    const { page } = await open(evaluationPage(data));
    expect(await page.locator('#thresholds .drawing .mark > *').count()).toBe(4);
    expect(await page.textContent('#thresholds .drawing')).toMatch(/× 0\.5.*× 1(?!.*× 2)/s);
    expect(await page.textContent('#thresholds .drawing')).toContain('accuracy, %');
    const silent = data.thresholds.map((each) => ({ ...each, decisionStep: null }));
    const { page: without } = await open(evaluationPage({ ...data, thresholds: silent }));
    expect(await without.textContent('#thresholds')).toContain('No output ever fired.');
  });

  test('a narrow page does not scroll sideways', async () => {
    const { page, troubles } = await open(evaluationPage(data), { width: 360 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(troubles).toEqual([]);
  });
});

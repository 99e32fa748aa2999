import { expect, test } from 'vitest';
import { evaluationPage } from '../../src/pages.js';
import { inBrowser, textsIn } from '../../test/browser.js';
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
    const texts = await textsIn(page, '#confusion .drawing text');
    for (const text of ['one', '</table><scri…', '50.0 %', '100.0 %']) expect(texts).toContain(text);
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
    // Latency is counted from the start of the sample.
    const ticks = await textsIn(page, '#thresholds .drawing [aria-label="x-axis tick label"] text');
    expect(Number(ticks[0])).toBe(0);
    const { page: without } = await open(evaluationPage({ ...data, thresholds: silent }));
    expect(await without.textContent('#thresholds')).toContain('No output ever fired.');
  });

  test('wrong answers are grouped, and choosing one gives the command that shows it', async () => {
    const { page, troubles } = await open(evaluationPage(data));
    expect(await page.textContent('#gallery h3')).toBe('2 × one read as </table><script>alert(1)</script>');
    expect(await page.textContent('#gallery .caption')).toContain('2 of 3 wrong answers');
    expect(await textsIn(page, '#gallery .samples button')).toEqual(['17', '24']);
    expect(await page.locator('#gallery canvas').count()).toBe(1);
    expect(await page.locator('#gallery .command-line').isVisible()).toBe(false);
    await page.focus('#gallery [aria-label*="no output fired"]');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#gallery .command-line code')).toBe(
      "s4nn show 'a <b>.json' --weights w.npz --sample 24",
    );
    await page.click('#gallery [aria-label*="at step 5"]');
    expect(await page.textContent('#gallery .command-line code')).toMatch(/ --sample 17$/);
    expect(await page.locator('#gallery [aria-pressed="true"]').count()).toBe(1);
    await page.click('#gallery .command-line button');
    await page.waitForFunction(
      "document.querySelector('#gallery .command-line button').textContent !== 'copy'",
    );
    expect(await page.evaluate('getSelection().toString()')).toMatch(/^s4nn show .* --sample 17$/);
    expect(troubles).toEqual([]);
    const none = { ...data.gallery, count: 0, groups: [] };
    const { page: without } = await open(evaluationPage({ ...data, gallery: none }));
    expect(await without.textContent('#gallery')).toContain('every test sample is decided rightly');
  });

  test('costs are bars with their numbers beside a conventional network', async () => {
    const { page } = await open(evaluationPage(data));
    expect(await textsIn(page, '#costs .drawing text')).toEqual(
      expect.arrayContaining([
        'until the decision: 56,712 additions',
        'conventional: 318,400 multiply-adds',
        'conventional: 1.465 µJ',
        'estimated energy per sample, µJ',
      ]),
    );
    const widths = await page.$$eval('#costs .drawing .row rect', (bars) =>
      bars.map((bar) => Number(bar.getAttribute('width'))),
    );
    expect(widths[0]! / widths[1]!).toBeCloseTo(56712.4 / 318400, 2);
    expect(widths[2]! / widths[3]!).toBeCloseTo(0.05104116 / 1.46464, 2);
    const { page: narrow } = await open(evaluationPage(data), { width: 390 });
    const boxes = await narrow.$$eval('#costs .drawing', (charts) =>
      charts.map((chart) => chart.getBoundingClientRect().left),
    );
    expect(new Set(boxes).size).toBe(1);
  });

  test('charts take the whole width of the page', async () => {
    const { page } = await open(evaluationPage(data), { width: 1100 });
    for (const id of ['anytime', 'thresholds']) {
      const [chart, section] = await Promise.all(
        [`#${id} .drawing svg`, `#${id}`].map(
          async (place) => (await page.locator(place).boundingBox())!.width,
        ),
      );
      expect(chart! / section!, id).toBeGreaterThan(0.98);
    }
  });

  test('on a phone nothing scrolls sideways, neither the page nor a table of numbers', async () => {
    const classes = {
      title: 'per class, by the potential rule',
      table: {
        columns: ['class', 'samples', 'accuracy', 'silent', 'decision step', 'spikes to decision'],
        rows: [['0', '1135', '100.00 %', '10.00 %', '118.8', '1234.5']],
      },
    };
    const blocks = { ...data.blocks, classes };
    const { page, troubles } = await open(evaluationPage({ ...data, blocks }), { width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const hidden = await page.$$eval('.scroll', (boxes) =>
      boxes.map((box) => box.scrollWidth - box.clientWidth),
    );
    expect(hidden.length).toBeGreaterThan(1);
    expect(Math.max(...hidden)).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
  });
});

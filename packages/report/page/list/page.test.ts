import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ListData } from '../../src/list.js';
import { listPage } from '../../src/pages.js';
import { inBrowser, textsIn, updateOf } from '../../test/browser.js';
import { untilTrue } from '../../test/chromium.js';
import { exampleList } from '../../test/example-dashboard.js';

const namesIn = (page: Page): Promise<string[]> => textsIn(page, '.sweeps tbody th');
const sidewaysOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth');
const byChange = ({ sweeps }: ListData): string[] =>
  [...sweeps].sort((a, b) => Date.parse(b.changed) - Date.parse(a.changed)).map(({ name }) => name);

const evil = '<img src=x onerror="document.title=1"></script><b>';
const hostile: ListData = {
  ...exampleList(1),
  folder: evil,
  sweeps: [
    { ...exampleList(1).sweeps[0]!, name: evil },
    { name: `2${evil}`, changed: '2026-03-04T00:00:00.000Z', trouble: evil },
  ],
};

inBrowser('the list of sweeps', (open) => {
  test.each(['light', 'dark'] as const)('says of 30 sweeps how they stand, in %s', async (colorScheme) => {
    const data = exampleList(30);
    const { page, troubles } = await open(listPage(data), { colorScheme });
    expect(await namesIn(page)).toEqual(byChange(data));
    expect(await page.textContent('header p')).toBe(
      '30 sweeps with logs in sweeps: 9 running, 5 waiting for workers, 5 crashed, 1 cannot be read',
    );
    const first = await page.textContent('[data-sweep="mnist"]');
    for (const text of [
      'running',
      'on lab1, 7 of 8 lanes busy',
      '93.00 %',
      'trial 11',
      '20 of 100',
      'about 40 min',
    ])
      expect(first).toContain(text);
    expect(await page.textContent('[data-sweep="mnist-seed-7"]')).toContain('process 4711 on lab1 has died');
    expect(await page.textContent('[data-sweep="torn"]')).toContain('line 12: found no JSON');
    expect(await page.locator('.sparkline path').count()).toBe(28);
    expect(await page.getAttribute('[data-sweep="mnist"] .sparkline', 'aria-label')).toBe(
      'best so far from 85.00 % to 93.00 % in 20 trials',
    );
    expect(await page.getAttribute('[data-sweep="caltech.faces"] a', 'href')).toBe('./sweeps/caltech.faces');
    expect(troubles).toEqual([]);
  });

  test('is read without a script: the same sweeps, states and ways to them', async () => {
    const data = exampleList(30);
    const { page, troubles } = await open(listPage(data), { scripts: false });
    expect(await namesIn(page)).toEqual(byChange(data));
    const row = await page.textContent('.sweeps tbody tr:first-child');
    for (const text of ['running', '7 of 8 lanes busy', '93.00 %', '20 of 100', '2026-03-04 11:59 UTC'])
      expect(row).toContain(text);
    expect(await page.getAttribute('.sweeps tbody a', 'href')).toBe('sweeps/mnist');
    expect(await page.isVisible('.sweeps')).toBe(true);
    expect(troubles).toEqual([]);
    const { page: bad } = await open(listPage(hostile), { scripts: false });
    expect(await namesIn(bad)).toEqual([evil, `2${evil}`]);
    expect(await bad.locator('img, b').count()).toBe(0);
  });

  test('ticks lead to a comparison, and stay in the address', async () => {
    const { page, troubles } = await open(listPage(exampleList(12)));
    const link = page.locator('#sweeps > .controls');
    const tick = (name: string) => page.locator(`[data-sweep="${name}"] input`).click();
    expect(await link.textContent()).toBe('Tick two sweeps or more to compare them.');
    await tick('iris');
    await tick('mnist');
    expect(await link.textContent()).toBe('Compare 2 sweeps');
    expect(await link.locator('a').getAttribute('href')).toBe('./compare?sweeps=iris,mnist');
    await untilTrue(page, 'location.hash === "#ticked=iris,mnist"');
    await page.reload();
    expect(await link.textContent()).toBe('Compare 2 sweeps');
    expect(await page.isChecked('[data-sweep="iris"] input')).toBe(true);
    for (let k = 4; k < 11; k++) await tick(`sweep-${k}`);
    expect(await link.textContent()).toBe('At most 8 sweeps can be compared, and 9 are ticked.');
    expect(await page.isDisabled('[data-sweep="torn"] input')).toBe(true);
    // One of them was deleted.
    await updateOf(page, { ...exampleList(12), sweeps: exampleList(12).sweeps.slice(1) });
    expect(await link.textContent()).toBe('Compare 8 sweeps');
    expect(troubles).toEqual([]);
  });

  test('newer data move a row and change what it says; focus, ticks and ages stay right', async () => {
    const data = exampleList(5);
    const { page, troubles } = await open(listPage(data));
    await page.locator('[data-sweep="caltech.faces"] a').focus();
    await page.locator('[data-sweep="iris"] input').check();
    await page.locator('[data-sweep="caltech.faces"] a').focus();
    const sweeps = data.sweeps.map((sweep) =>
      sweep.name === 'caltech.faces'
        ? { ...sweep, changed: '2026-03-04T12:01:00.000Z', status: { state: 'done', why: null } }
        : sweep,
    );
    await updateOf(page, { ...data, now: '2026-03-04T12:02:00.000Z', sweeps });
    expect((await namesIn(page))[0]).toBe('caltech.faces');
    expect(await page.textContent('[data-sweep="caltech.faces"] .badge')).toBe('done');
    expect(await page.textContent('[data-sweep="caltech.faces"] td:last-child')).toBe('1 min ago');
    expect(await page.textContent('[data-sweep="mnist"] td:last-child')).toBe('2 min ago');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('caltech.faces');
    expect(await page.isChecked('[data-sweep="iris"] input')).toBe(true);
    expect(troubles).toEqual([]);
  });

  test('without a sweep it says how to begin one; one alone cannot be compared', async () => {
    const { page, troubles } = await open(listPage(exampleList(0)));
    expect(await page.textContent('#sweeps')).toContain('No sweep has a log in sweeps yet.');
    expect(await page.textContent('pre')).toBe('s4nn sweep configs/mnist.json');
    expect(await page.isVisible('.sweeps')).toBe(false);
    await updateOf(page, exampleList(1));
    expect(await namesIn(page)).toEqual(['mnist']);
    expect(await page.isVisible('#sweeps > .controls')).toBe(false);
    expect(await page.textContent('#sweeps')).not.toContain('No sweep');
    expect(troubles).toEqual([]);
  });

  test('a narrow page does not scroll sideways, whatever the names', async () => {
    const long = 'a-name-that-is-longer-than-any-screen-of-a-telephone-is-wide'.repeat(3);
    const data = exampleList(6);
    const sweeps = data.sweeps.map((sweep, k) => (k === 0 ? { ...sweep, name: long } : sweep));
    for (const scripts of [true, false]) {
      const { page } = await open(listPage({ ...data, sweeps }), { width: 390, scripts });
      expect(await sidewaysOf(page), String(scripts)).toBeLessThanOrEqual(390);
      // What each value is stands beside it, not below it.
      const indents = await page.evaluate<
        number[]
      >(`[...document.querySelectorAll('.sweeps td[data-head]:not(.nothing)')].map((cell) =>
        parseFloat(getComputedStyle(cell).paddingLeft) - parseFloat(getComputedStyle(cell, '::before').width))`);
      expect(Math.min(...indents), String(scripts)).toBeGreaterThan(0);
    }
  });

  test('text of the data stays text', async () => {
    const { page, troubles } = await open(listPage(hostile));
    expect(await namesIn(page)).toEqual([evil, `2${evil}`]);
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.title()).toBe('Sweeps');
    expect(await page.getAttribute('.sweeps a', 'href')).toBe(`./sweeps/${encodeURIComponent(evil)}`);
    expect(troubles).toEqual([]);
  });
});

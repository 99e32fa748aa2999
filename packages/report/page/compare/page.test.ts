import { expect, test } from 'vitest';
import { comparePage } from '../../src/pages.js';
import { inBrowser, textsIn, updateOf } from '../../test/browser.js';
import { exampleCompare } from '../../test/example-dashboard.js';

inBrowser('a comparison', (open) => {
  test.each(['light', 'dark'] as const)('has a table, charts and differences, in %s', async (colorScheme) => {
    const data = exampleCompare(3);
    const { page, troubles } = await open(comparePage(data), { colorScheme });
    const sections = await page.$$eval('main section:not([hidden])', (nodes) => nodes.map(({ id }) => id));
    expect(sections).toEqual(['measures', 'courses', 'curves', 'differences']);
    expect(await textsIn(page, '#measures thead th')).toEqual(['mnist', 'mnist-seed-7', 'mnist-spikes']);
    const row = (name: string) =>
      page.locator('#measures tbody tr', { hasText: name }).locator('td').allTextContents();
    expect(await row('epochs trained')).toEqual(['420', '450', '480']);
    expect(await row('validation.accuracy')).toEqual([
      expect.stringMatching(/ %$/),
      expect.stringMatching(/ %$/),
      '',
    ]);
    expect(await row('spikes.toDecision')).toEqual(['', '', '321.3']);
    expect(await row('ties')).toEqual(['147 (1.47 %)', '', '147 (1.47 %)']);
    expect(await textsIn(page, '#measures .warning')).toEqual([
      expect.stringMatching(/^Different objectives: .*spikes\.toDecision \(mnist-spikes\)/),
      expect.stringMatching(/^Different seeds: 1 \(mnist, mnist-spikes\); 7 \(mnist-seed-7\)\./),
    ]);
    // Values of another objective share no axis.
    expect(await page.locator('#courses .course path').count()).toBe(2 * 2);
    expect(await textsIn(page, '#curves .legend li')).toEqual(['mnist', 'mnist-seed-7']);
    expect(await textsIn(page, '#differences tbody th')).toEqual([
      '/training/seed',
      '/extra/mnist-seed-7',
      '/extra/mnist-spikes',
    ]);
    expect(await textsIn(page, '#differences tbody tr:first-child td')).toEqual(['1', '7', '1']);
    expect(troubles).toEqual([]);
  });

  test('eight lines are told apart without their colours', async () => {
    const data = exampleCompare(8);
    const sweeps = data.sweeps.map((sweep) => ({ ...sweep, objectives: data.sweeps[0]!.objectives }));
    const { page, troubles } = await open(comparePage({ ...data, sweeps }));
    const looks = await page.$$eval('#courses .course', (groups) =>
      groups.map((group) => [group.getAttribute('stroke'), group.getAttribute('stroke-dasharray')]),
    );
    expect(looks).toHaveLength(16);
    for (const k of [0, 1]) expect(new Set(looks.slice(0, 8).map((look) => look[k])).size).toBe(8);
    const colours = (await page.evaluate(
      "[...document.querySelectorAll('#measures thead line')].map((line) => getComputedStyle(line).stroke)",
    )) as string[];
    expect(new Set(colours).size).toBe(8);
    expect(troubles).toEqual([]);
  });

  test('a sweep is left out by its cross, and those that were left out are named', async () => {
    const leftOut = [{ name: 'gone', why: 'it has no log' }];
    const { page, troubles } = await open(comparePage({ ...exampleCompare(3), leftOut }));
    const hrefs = await page.$$eval('header .legend a', (nodes) =>
      nodes.map((node) => node.getAttribute('href')),
    );
    expect(hrefs[1]).toBe('./compare?sweeps=mnist,mnist-spikes');
    expect(await page.textContent('header .warning')).toBe('gone is left out: it has no log');
    expect(troubles).toEqual([]);
  });

  test('sweeps without anything yet, one alone, the same twice, none', async () => {
    const [one] = exampleCompare(1).sweeps;
    const bare = { ...one!, name: 'bare', best: null, test: null, course: [], seconds: null, config: {} };
    const { page } = await open(
      comparePage({ ...exampleCompare(1), sweeps: [bare, { ...bare, name: 'other' }] }),
    );
    const sections = await page.$$eval('main section:not([hidden])', (nodes) => nodes.map(({ id }) => id));
    expect(sections).toEqual(['measures', 'differences']);
    expect(await page.textContent('#measures')).toContain('none yet');
    expect(await page.textContent('#differences p')).toBe('Their configs are the same.');
    for (const count of [1, 0]) expect((await open(comparePage(exampleCompare(count)))).troubles).toEqual([]);
    expect(await page.textContent('#measures')).toContain('There is no sweep to compare.');
  });

  test('newer data are drawn', async () => {
    const data = exampleCompare(2);
    const { page, troubles } = await open(comparePage(data));
    const [first, second] = data.sweeps;
    await updateOf(page, { ...data, sweeps: [{ ...first, epochs: 12_345 }, second] });
    expect(await page.textContent('#measures')).toContain('12345');
    expect(troubles).toEqual([]);
  });

  test('a narrow page does not scroll sideways, and text of the data stays text', async () => {
    const evil = `<img src=x onerror="document.title=1"></script>${'<b>long'.repeat(40)}`;
    const data = exampleCompare(3);
    const sweeps = data.sweeps.map((sweep, k) => ({
      ...{ ...sweep, name: k + evil, config: { [evil]: k + evil } },
      conditions: { ...sweep.conditions, rule: k + evil },
    }));
    const leftOut = [{ name: evil, why: evil }];
    const { page, troubles } = await open(comparePage({ ...data, sweeps, leftOut }), { width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.textContent('#differences tbody th')).toBe(`/${evil.replaceAll('/', '~1')}`);
    expect(troubles).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { robustnessPage } from '../../src/pages.js';
import { inBrowser } from '../../test/browser.js';
import { robustness as data } from '../../test/example-pages.js';

inBrowser('robustness', (open) => {
  test('the page names what it is about', async () => {
    const { page, troubles } = await open(robustnessPage(data));
    expect(await page.title()).toBe('results/mnist: robustness');
    expect(await page.textContent('h1')).toBe('results/mnist: robustness');
    expect(await page.textContent('.facts dt')).toBe('network');
    expect(await page.textContent('.facts dd')).toBe('784-400-10');
    expect(troubles).toEqual([]);
  });

  test('a chart begins with the undisturbed network and has error bars, a table is below it', async () => {
    const { page } = await open(robustnessPage(data));
    expect(await page.textContent('h2')).toBe('Jitter');
    expect(await page.textContent('section .caption')).toBe('Mean over 3 seeds.');
    const marks = page.locator('.drawing .mark');
    expect(await marks.locator('[aria-label="potential, largest shift, steps none: 97 %"]').count()).toBe(1);
    expect(await marks.locator('[aria-label="potential, largest shift, steps 4: 96 ± 0.2 %"]').count()).toBe(
      1,
    );
    expect(await page.locator('.drawing .sd line').count()).toBe(6);
    expect(await page.textContent('section .drawing ~ .scroll th.number:last-child')).toBe('ties');
  });

  test('what is pointed at says its value', async () => {
    const { page } = await open(robustnessPage(data));
    const last = '[aria-label="lenient (a tie with the label is right), largest shift, steps 256: 70 ± 1 %"]';
    const { x, y, width, height } = (await page.locator(last).boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.waitForSelector('.drawing [aria-label="tip"] text');
    expect(await page.textContent('.drawing [aria-label="tip"]')).toContain('steps 256: 70 ± 1 %');
  });

  test('on a phone all numbers of a table are seen without scrolling', async () => {
    const columns = ['largest shift, steps', 'potential', 'lenient', 'spiking', 'ties', 'silent'];
    const row = (level: string, share: string) => [level, share, share, share, '10.00 %', '10.00 %'];
    const rows = [row('none', '97.00 %'), row('256', '70.12 % ± 10.21')];
    const [disturbance] = data.disturbances;
    const disturbances = [{ ...disturbance!, block: { title: 'jitter', table: { columns, rows } } }];
    const { page } = await open(robustnessPage({ ...data, disturbances }), { width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const box = await page.$eval('.scroll', (box) => [box.scrollWidth, box.clientWidth]);
    expect(box[0]).toBeLessThanOrEqual(box[1]!);
    expect(await page.textContent('tbody tr:last-child td')).toBe('70.12 % ± 10.21');
  });
});

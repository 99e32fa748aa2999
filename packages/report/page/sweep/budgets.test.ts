import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { report } from '../../src/pages.js';
import { inBrowser, until } from '../../test/browser.js';
import { example } from '../../test/example.js';

/** How much more than the budget a slower machine may take. */
const slack = 3;

inBrowser('long sweeps', (openPage) => {
  const onScreen = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
  const nodesOf = (page: Page, which = '*') =>
    page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(which)}).length`);
  /** Axes of other values have other ticks. */
  const notOfAxes = '*:not([aria-label*="-axis"] *, [aria-label*="-grid"] *)';
  /** Milliseconds that the page's thread has computed, whatever else the machine does. */
  const computedBy = async (page: Page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
    };
  };
  /** Opens a report, until what is near the screen is drawn. */
  const open = async (count: number) => {
    const { page: before } = await openPage('<main><section>before</section></main>');
    const computed = await computedBy(before);
    const start = await computed();
    const { page, troubles } = await openPage(report(example(count)), { isLazy: true });
    await page.evaluate(onScreen);
    return {
      page,
      troubles,
      computed,
      took: (await computed()) - start,
      nodes: await nodesOf(page, notOfAxes),
    };
  };

  test('thousands of trials open within the budget, with as many nodes as a thousand', async () => {
    const thousand = await open(1000);
    expect(thousand.took).toBeGreaterThan(0);
    expect(thousand.took).toBeLessThan(slack * 1000);
    const { page, troubles, computed, took, nodes } = await open(5000);
    expect(took).toBeGreaterThan(0);
    expect(took).toBeLessThan(slack * 2000);
    expect(await nodesOf(page)).toBeLessThan(10_000);
    expect(nodes).toBe(thousand.nodes);
    const trials = [5000, 5001, 5002].map((id) => ({ ...example(4).trials[0]!, id }));
    const start = await computed();
    await page.evaluate(`s4nnReport.page.update(${JSON.stringify({ trials })})`);
    await until(page, "document.querySelector('header').textContent.includes('5003:')");
    await page.evaluate(onScreen);
    expect((await computed()) - start).toBeLessThan(slack * 500);
    // Every section that one scrolls to stays drawn.
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await nodesOf(page)).toBeLessThan(10_000);
    expect(troubles).toEqual([]);
  });
});

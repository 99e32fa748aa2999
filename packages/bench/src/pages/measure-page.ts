import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '@s4nn/report';
import type { Browser } from 'playwright-core';
import { addTrials, countNodes, drawAll, opened, watchTasks } from './in-page.js';
import { madeUpSweep, madeUpTrial } from './made-up-sweep.js';

/** What a page of so many trials costs. Times are in milliseconds. */
export interface PageCost {
  readonly trials: number;
  /** Of the HTML file. */
  readonly bytes: number;
  /** From its opening until what is near the screen is drawn and on the screen. */
  readonly drawnAfter: number;
  /** How long the page's thread computed until then, whatever else the machine did. */
  readonly drawnComputing: number;
  /** The longest time in which the page did not answer, until then. */
  readonly longestTask: number;
  readonly nodes: number;
  /** Of JavaScript, in bytes, after a collection. */
  readonly heap: number;
  /** From three new trials until they are on the screen. */
  readonly increment: number;
  readonly incrementComputing: number;
  /** To draw all sections, as before printing. */
  readonly allSections: number;
  readonly nodesOfAll: number;
}

/**
 * Opens the page of a made-up sweep and measures it.
 * @param folder where its file is written.
 */
export async function measurePage(browser: Browser, count: number, folder: string): Promise<PageCost> {
  const html = report(madeUpSweep(count));
  const file = join(folder, `${count}.html`);
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(120_000);
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const computing = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    };
    await page.addInitScript(watchTasks);
    await page.goto(`file://${file}`);
    const { after, longest } = await page.evaluate<{ after: number; longest: number }>(opened);
    const drawnComputing = await computing();
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const nodes = await page.evaluate<number>(countNodes);
    const added = [0, 1, 2].map((k) => madeUpTrial(count + k));
    const start = await computing();
    const increment = await page.evaluate<number>(addTrials(added, count + added.length));
    const incrementComputing = (await computing()) - start;
    const allSections = await page.evaluate<number>(drawAll);
    return {
      ...{ trials: count, bytes: Buffer.byteLength(html), drawnAfter: after, longestTask: longest },
      ...{ drawnComputing, nodes, heap: usedSize, increment, incrementComputing, allSections },
      nodesOfAll: await page.evaluate<number>(countNodes),
    };
  } finally {
    await page.close();
  }
}

import { drawAll, executablePath, launch, openFile, troublesOf } from './chromium.js';

/**
 * The HTML of a page as a real browser has drawn it, without its script and its data; null where there is no browser.
 * @throws when the page prints, throws, asks or requests something.
 */
export async function drawn(file: string): Promise<string | null> {
  if (!executablePath) {
    console.warn(`Skipped: ${file} in a browser. No Chromium or Chrome in /usr/bin.`);
    return null;
  }
  const browser = await launch();
  try {
    const page = await browser.newPage({ offline: true });
    const troubles = troublesOf(page);
    await openFile(page, file, troubles);
    await drawAll(page);
    if (troubles.length > 0) throw new Error(troubles.join('; '));
    return await page.$$eval('header, main', (nodes) => nodes.map(({ outerHTML }) => outerHTML).join('\n'));
  } finally {
    await browser.close();
  }
}

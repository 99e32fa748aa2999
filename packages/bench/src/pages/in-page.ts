/** What is run in a measured page, as text: this package knows no DOM. Times are in milliseconds. */

/** Watches from the beginning how long the page does not answer. */
export const watchTasks = `
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ entryTypes: ['longtask'] });`;

/** Waits until what is drawn is on the screen. */
const onScreen =
  'await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));';

/** When the page was on the screen, from its opening, and the longest task until then. */
export const opened = `(async () => {
  ${onScreen}
  const after = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { after, longest };
})()`;

export const countNodes = "document.querySelectorAll('*').length";

/** How long it takes until new trials are on the screen. */
export const addTrials = (trials: readonly object[], count: number): string => `(async () => {
  const start = performance.now();
  s4nnReport.page.update(${JSON.stringify({ trials })});
  while (!document.querySelector('header').textContent.includes('${count}:')) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  ${onScreen}
  return performance.now() - start;
})()`;

/** How long it takes to draw all sections, as before printing. */
export const drawAll = `(async () => {
  const start = performance.now();
  dispatchEvent(new Event('beforeprint'));
  ${onScreen}
  return performance.now() - start;
})()`;

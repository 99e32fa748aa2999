/**
 * Redraws for new data, but not for each: at most once a second, not before five times as long as the last time took has passed
 * since, and not while the page is hidden.
 * @returns asks for a redraw.
 */
export function paced(redraw: () => void): () => void {
  let isAsked = false;
  let isPlanned = false;
  let next = 0;
  const run = (): void => {
    isPlanned = false;
    if (!isAsked || document.hidden) return;
    isAsked = false;
    const start = performance.now();
    redraw();
    // Layout is part of what a redraw costs.
    document.body.getBoundingClientRect();
    const end = performance.now();
    next = Math.max(start + 1000, end + 5 * (end - start));
  };
  const plan = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(run, Math.max(0, next - performance.now()));
  };
  document.addEventListener('visibilitychange', () => {
    if (isAsked && !document.hidden) plan();
  });
  return () => {
    isAsked = true;
    plan();
  };
}

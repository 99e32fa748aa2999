import { escapeHtml } from './escape-html.js';

/** Marks that are seen through one another. */
const shapes = {
  circle: { path: 'M-3.5,0a3.5,3.5 0 1 0 7,0a3.5,3.5 0 1 0 -7,0z', isFilled: true },
  square: { path: 'M-5,-5h10v10h-10z', isFilled: false },
  triangle: { path: 'M0,-7l7,12h-14z', isFilled: false },
  diamond: { path: 'M0,-8l8,8l-8,8l-8,-8z', isFilled: false },
} as const;

/** Shape of a mark. */
export type Shape = keyof typeof shapes;

/** A mark of a chart as SVG, and what it says when it is pointed at. */
export function markAt(shape: Shape, x: string, y: string, color: string, said?: string): string {
  const { path, isFilled } = shapes[shape];
  // A hollow mark, too, is pointed at anywhere within it.
  const paint = isFilled
    ? `fill="${color}"`
    : `fill="none" stroke="${color}" stroke-width="1.5" pointer-events="all"`;
  const title = said === undefined ? '' : `<title>${escapeHtml(said)}</title>`;
  return `<g class="mark" transform="translate(${x},${y})"><path d="${path}" ${paint}/>${title}</g>`;
}

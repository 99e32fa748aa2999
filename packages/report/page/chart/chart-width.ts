import type { Frame } from '../element/section.js';

/** The width of a chart in pixels: all that there is, but no wider than it is easy to read. */
export const chartWidth = ({ width }: Frame): number => Math.min(width, 760);

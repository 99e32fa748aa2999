/** A line through points, in pixels, as an SVG path. */
export const line = (points: readonly (readonly [x: number, y: number])[]): string =>
  points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${Math.round(10 * x) / 10},${Math.round(10 * y) / 10}`)
    .join('');

import type { Look } from './standing.js';

/** The outline of a sign around a point, as an SVG path in pixels. */
type Outline = (x: number, y: number, radius: number) => string;

/** Signs of trials. All have about the same area, but for the star. */
export const symbols: Readonly<Record<Look['symbol'], Outline>> = {
  circle: (x, y, r) => `M${px(x - r)},${px(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
  times: (x, y, r) => {
    const half = 0.8 * r;
    return `M${px(x - half)},${px(y - half)}l${2 * half},${2 * half}m0,${-2 * half}l${-2 * half},${2 * half}`;
  },
  triangle: (x, y, r) => `M${px(x)},${px(y - 1.2 * r)}l${1.15 * r},${2 * r}h${-2.3 * r}z`,
  star: (x, y, r) =>
    `M${corners.map(([across, down]) => `${px(x + across * r)},${px(y + down * r)}`).join('L')}z`,
};

const corners = Array.from({ length: 10 }, (_, k): [number, number] => {
  const length = k % 2 === 0 ? 1.7 : 0.7;
  const angle = (Math.PI * k) / 5;
  return [length * Math.sin(angle), -length * Math.cos(angle)];
});

/** More digits than a screen shows would be most of a path. */
const px = (value: number): number => Math.round(10 * value) / 10;

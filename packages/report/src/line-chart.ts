import { escapeHtml } from './escape-html.js';

/** A line of a chart: its name, its color as a variable of the style, and its points from left to right. */
export interface Line {
  readonly name: string;
  readonly color: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Whether each point has a mark. */
  readonly marks?: boolean;
}

/** What the axes of a chart say. */
export interface Axes {
  readonly x: string;
  readonly y: string;
  /** How values of y are written. */
  readonly format: (value: number) => string;
}

const [width, height] = [640, 300] as const;
const margin = { left: 64, right: 16, top: 12, bottom: 44 } as const;

/** Lines over one another as an SVG, with axes of round numbers and a legend above it. */
export function lineChart(lines: readonly Line[], { x: nameX, y: nameY, format }: Axes): string {
  const points = lines.flatMap((line) => line.points);
  const [left, right] = rangeOf(points.map(([x]) => x));
  const [low, high] = rangeOf(points.map(([, y]) => y));
  const atX = (x: number): string =>
    (margin.left + ((x - left) / (right - left)) * (width - margin.left - margin.right)).toFixed(1);
  const atY = (y: number): string =>
    (height - margin.bottom - ((y - low) / (high - low)) * (height - margin.top - margin.bottom)).toFixed(1);
  const ticksX = ticks(left, right).map(
    (x) => `<text x="${atX(x)}" y="${height - margin.bottom + 18}" text-anchor="middle">${x}</text>`,
  );
  const ticksY = ticks(low, high).map(
    (y) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${atY(y)}" y2="${atY(y)}" stroke="var(--line)"/>` +
      `<text x="${margin.left - 8}" y="${atY(y)}" text-anchor="end" dominant-baseline="middle">${format(y)}</text>`,
  );
  const drawn = lines.map(({ color, points, marks }) => {
    const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${atX(x)},${atY(y)}`).join('');
    const dots = marks
      ? points.map(
          ([x, y]) =>
            `<circle cx="${atX(x)}" cy="${atY(y)}" r="3.5" fill="${color}"><title>${x.toFixed(1)}, ${format(y)}</title></circle>`,
        )
      : [];
    return `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join('')}`;
  });
  const legend = lines.map(
    ({ name, color }) => `<li><span style="color: ${color}">━</span> ${escapeHtml(name)}</li>`,
  );
  return `<ul class="legend">${legend.join('')}</ul>
<div class="drawing"><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeHtml(`${nameY} by ${nameX}`)}" fill="currentColor" font-size="12">
${ticksY.join('\n')}
${ticksX.join('\n')}
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 6}" text-anchor="middle">${escapeHtml(nameX)}</text>
${drawn.join('\n')}
</svg></div>`;
}

/** The lowest and the highest value; some room where they are one. */
function rangeOf(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low < high ? [low, high] : [low - 0.5, low + 0.5];
}

/** About five round numbers within a range. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough)!;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

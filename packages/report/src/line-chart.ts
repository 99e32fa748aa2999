import { escapeHtml } from './escape-html.js';
import { markAt, type Shape } from './mark.js';

/** How a line is drawn; a pale one stands back and is not in the legend, and of `none` only the marks are seen. */
type Stroke = 'solid' | 'dashed' | 'dotted' | 'pale' | 'none';

/** A line of a chart: its name, its color as CSS has it, and its points from left to right. */
export interface Line {
  readonly name: string;
  readonly color: string;
  /** Where `sd` is given, a bar goes from y − sd to y + sd. */
  readonly points: readonly (readonly [x: number, y: number, sd?: number | null])[];
  /** Solid where nothing is said. */
  readonly stroke?: Stroke;
  /** What each point is marked by; without, there are no marks. */
  readonly mark?: Shape;
  /** Text beside each point. */
  readonly labels?: readonly string[];
}

/** What an axis says: a name, and the unit of its numbers. */
export interface Axis {
  readonly name: string;
  readonly unit?: string;
}

/** The axes of a chart. */
export interface Axes {
  /** With categories, x is an index into them, and they are spread evenly. */
  readonly x: Axis & { readonly categories?: readonly string[] };
  readonly y: Axis;
}

/** How lines that may lie over one another are told apart. */
export const lineStyles = [
  { color: 'var(--complete)', stroke: 'solid', mark: 'circle' },
  { color: 'var(--best)', stroke: 'dashed', mark: 'square' },
  { color: 'var(--pruned)', stroke: 'dotted', mark: 'triangle' },
  { color: 'var(--running)', stroke: 'dashed', mark: 'diamond' },
] as const satisfies readonly Pick<Line, 'color' | 'stroke' | 'mark'>[];

const [width, height] = [640, 300] as const;
const margin = { left: 76, right: 20, top: 14, bottom: 46 } as const;

/** Lines over one another as an SVG, with axes of round numbers and a legend above it. */
export function lineChart(lines: readonly Line[], axes: Axes): string {
  const points = lines.flatMap((line) => line.points);
  const xs = points.map(([x]) => x);
  const ys = points.flatMap(([, y, sd]) => [y - (sd ?? 0), y + (sd ?? 0)]);
  const [left, right] = rangeOf(xs);
  const [low, high] = rangeOf(ys);
  const atX = (x: number): string =>
    (margin.left + ((x - left) / (right - left)) * (width - margin.left - margin.right)).toFixed(1);
  const atY = (y: number): string =>
    (height - margin.bottom - ((y - low) / (high - low)) * (height - margin.top - margin.bottom)).toFixed(1);
  const { categories } = axes.x;
  const textX = (x: number): string => categories?.[x] ?? short(x);
  const ticksX = categories ? categories.map((_, index) => index) : ticks(left, right, xs);
  const across = ticksX.map(
    (x) =>
      `<text x="${atX(x)}" y="${height - margin.bottom + 18}" text-anchor="middle">${escapeHtml(textX(x))}</text>`,
  );
  const up = ticks(low, high, ys).map(
    (y) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${atY(y)}" y2="${atY(y)}" stroke="var(--line)"/>` +
      `<text x="${margin.left - 8}" y="${atY(y)}" text-anchor="end" dominant-baseline="middle">${short(y)}</text>`,
  );
  const drawn = lines.map(({ name, color, points, stroke = 'solid', mark, labels }) => {
    const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${atX(x)},${atY(y)}`).join('');
    const line =
      stroke === 'none'
        ? ''
        : `<path d="${path}" fill="none" ${strokes[stroke]} stroke="${color}"><title>${escapeHtml(name)}</title></path>`;
    const spreads = points.map(([x, y, sd]) =>
      sd ? `<path class="sd" d="M${atX(x)},${atY(y - sd)}V${atY(y + sd)}" stroke="${color}"/>` : '',
    );
    const marks = points.map(([x, y, sd], index) => {
      const value = `${short(y)}${sd ? ` ± ${short(sd)}` : ''}${axes.y.unit ? ` ${axes.y.unit}` : ''}`;
      const label = labels?.[index] ?? '';
      const said = `${name}, ${axes.x.name} ${textX(x)}${label && ` (${label})`}: ${value}`;
      const beside = label
        ? `<text x="${atX(x)}" y="${Number(atY(y)) - 8}" text-anchor="end" font-size="11">${escapeHtml(label)}</text>`
        : '';
      return mark ? `${markAt(mark, atX(x), atY(y), color, said)}${beside}` : beside;
    });
    return [line, ...spreads, ...marks].join('');
  });
  const legend = lines
    .filter(({ stroke }) => stroke !== 'pale')
    .map((line) => `<li>${swatch(line)} ${escapeHtml(line.name)}</li>`);
  const [nameX, nameY] = [axisName(axes.x), axisName(axes.y)];
  const middle = (margin.top + height - margin.bottom) / 2;
  return `<ul class="legend">${legend.join('')}</ul>
<div class="drawing"><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeHtml(`${nameY} by ${nameX}`)}" fill="currentColor" font-size="12">
${up.join('\n')}
${across.join('\n')}
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 6}" text-anchor="middle">${escapeHtml(nameX)}</text>
<text transform="translate(16,${middle}) rotate(-90)" text-anchor="middle">${escapeHtml(nameY)}</text>
${drawn.join('\n')}
</svg></div>`;
}

const strokes = {
  solid: 'stroke-width="2"',
  dashed: 'stroke-width="2" stroke-dasharray="7 5"',
  dotted: 'stroke-width="2.5" stroke-dasharray="2 5"',
  pale: 'stroke-width="1.5" stroke-opacity="0.3"',
} as const;

/** What a line looks like, for the legend. */
function swatch({ color, stroke = 'solid', mark }: Line): string {
  const line =
    stroke === 'none' ? '' : `<path d="M0,6H30" fill="none" ${strokes[stroke]} stroke="${color}"/>`;
  const marked = mark ? markAt(mark, '15', '6', color) : '';
  return `<svg width="30" height="12" aria-hidden="true">${line}${marked}</svg>`;
}

const axisName = ({ name, unit }: Axis): string => (unit ? `${name}, ${unit}` : name);

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** The lowest and the highest value; some room where they are one. */
function rangeOf(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low < high ? [low, high] : [low - 0.5, low + 0.5];
}

/** About five round numbers within a range; whole ones where all values are. */
function ticks(low: number, high: number, values: readonly number[]): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough)!;
  const step = values.every(Number.isInteger) ? Math.max(1, round) : round;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

import { escapeHtml } from './escape-html.js';

const [width, height] = [640, 240] as const;
const margin = { left: 44, right: 20, top: 24, bottom: 46 } as const;

/** A bar a category as an SVG, from 0 and with its value; none where that is not known. */
export function barChart(
  bars: readonly { readonly name: string; readonly value: number | null }[],
  axes: { readonly x: string; readonly y: string },
): string {
  const most = bars.reduce((most, { value }) => Math.max(most, value ?? 0), 0) || 1;
  const each = (width - margin.left - margin.right) / bars.length;
  const floor = height - margin.bottom;
  const drawn = bars.map(({ name, value }, index) => {
    const middle = (margin.left + each * (index + 0.5)).toFixed(1);
    const label = `<text x="${middle}" y="${floor + 18}" text-anchor="middle">${escapeHtml(name)}</text>`;
    if (value === null) return label;
    const tall = ((floor - margin.top) * value) / most;
    const bar = `<rect x="${(margin.left + each * (index + 0.15)).toFixed(1)}" y="${(floor - tall).toFixed(1)}" width="${(each * 0.7).toFixed(1)}" height="${tall.toFixed(1)}" fill="var(--complete)"/>`;
    return `${label}${bar}<text x="${middle}" y="${(floor - tall - 6).toFixed(1)}" text-anchor="middle" font-size="11">${value.toFixed(1)}</text>`;
  });
  return `<div class="drawing"><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeHtml(`${axes.y} by ${axes.x}`)}" fill="currentColor" font-size="12">
<line x1="${margin.left}" x2="${width - margin.right}" y1="${floor}" y2="${floor}" stroke="var(--line)"/>
${drawn.join('\n')}
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 6}" text-anchor="middle">${escapeHtml(axes.x)}</text>
<text transform="translate(16,${(margin.top + floor) / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(axes.y)}</text>
</svg></div>`;
}

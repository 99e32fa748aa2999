import * as Plot from '@observablehq/plot';
import { element } from './element/element.js';
import { type Line, lineMarks, type Point } from './line.js';

/** Looks and names of lines; pale ones are left out. */
export function lineLegend(lines: readonly Line[]): HTMLElement {
  const entries = lines
    .filter(({ stroke }) => stroke !== 'pale')
    .map((line) => element('li', {}, swatch(line), ` ${line.name}`));
  return element('ul', { class: 'legend' }, ...entries);
}

const blank = { y: 0, sd: null, said: '', label: '' };
const [left, middle, right]: readonly Point[] = [-1, 0, 1].map((x) => ({ ...blank, x }));

/** A short line of the same look with one mark. */
function swatch(line: Line): Element {
  const { mark: _, ...unmarked } = line;
  const plot = Plot.plot({
    ...{ width: 30, height: 14, margin: 1, axis: null },
    x: { domain: [-1, 1] },
    y: { domain: [-1, 1] },
    symbol: { type: 'identity' },
    marks: [
      ...lineMarks(unmarked, [left!, right!]),
      ...(line.mark ? lineMarks({ ...line, stroke: 'none' }, [middle!]) : []),
    ],
  } as Plot.PlotOptions);
  plot.setAttribute('aria-hidden', 'true');
  return plot;
}

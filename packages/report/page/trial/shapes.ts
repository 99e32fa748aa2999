import type * as Plot from '@observablehq/plot';
import { svg } from '@s4nn/charts';
import type { ReportTrial } from '../../src/sweep.js';
import type { View } from './view.js';

/** What a trial is in a chart: a dot, a line, a bar. */
export interface OfTrial {
  readonly trial: ReportTrial;
}

/** Shapes of trials that look alike. */
export interface Shapes<Item extends OfTrial = OfTrial> {
  readonly items: readonly Item[];
  /** The shape, as an SVG path in pixels. */
  readonly path: (item: Item, scales: Plot.ScaleFunctions) => string;
  /** Attributes of SVG that all have. */
  readonly look: (scales: Plot.ScaleFunctions) => Readonly<Record<string, string | number>>;
}

/** With more trials than this, those that look alike are one element: thousands would make a page slow. */
const mostElements = 300;

/**
 * Shapes of trials as a mark of a chart, each saying which trial it stands for. Above them is the trial that is marked, also where
 * many shapes are one element.
 * @param drawn ids of the trials that are drawn; null for all. The marked one always is.
 */
export function trialShapes<Item extends OfTrial>(
  { marked }: View,
  all: readonly Shapes<Item>[],
  drawn: ReadonlySet<number> | null,
): Plot.RenderFunction {
  const layers = all.map((shapes) => ({
    ...shapes,
    shown: drawn ? shapes.items.filter(({ trial }) => drawn.has(trial.id)) : shapes.items,
  }));
  const isMany = new Set(layers.flatMap(({ shown }) => shown.map(({ trial }) => trial))).size > mostElements;
  return (_, scales) => {
    const above = svg('g');
    const mark = (id: number | null): void => {
      const found = layers.flatMap(({ items, path, look }) =>
        items
          .filter(({ trial }) => trial.id === id)
          .map((item) => svg('path', { ...look(scales), ...ofTrial(item), d: path(item, scales) })),
      );
      const halos = found.map((node) => node.cloneNode() as SVGElement);
      for (const halo of halos) {
        halo.removeAttribute('data-trial');
        halo.setAttribute('class', 'halo');
      }
      for (const node of found) node.setAttribute('class', 'selected');
      above.replaceChildren(...halos, ...found);
    };
    mark(marked());
    const group = svg('g', { class: 'trial-shapes' });
    group.addEventListener('mark', (event) => mark((event as CustomEvent<number | null>).detail));
    for (const { shown, path, look } of layers) {
      const layer = svg('g', look(scales));
      if (isMany) layer.append(svg('path', { d: shown.map((item) => path(item, scales)).join('') }));
      else layer.append(...shown.map((item) => svg('path', { ...ofTrial(item), d: path(item, scales) })));
      group.append(layer);
    }
    group.append(above);
    return group;
  };
}

/** Has all charts of a page mark a trial, or none. */
export function markInCharts(id: number | null): void {
  for (const group of document.querySelectorAll('.trial-shapes')) {
    group.dispatchEvent(new CustomEvent('mark', { detail: id }));
  }
}

const ofTrial = ({ trial }: OfTrial) => ({ 'data-trial': trial.id });

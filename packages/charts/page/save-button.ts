import { element } from './element/element.js';
import { save } from './element/save.js';
import { svgOf } from './svg-of.js';

/** A button that saves a chart as an image. */
export function saveButton(chart: HTMLElement, label: string): HTMLElement {
  const attributes = {
    class: 'save',
    type: 'button',
    title: 'Save as SVG',
    'aria-label': `Save as SVG: ${label}`,
  };
  const button = element('button', attributes, 'SVG');
  button.addEventListener('click', (event) => {
    // A click on a chart marks a trial.
    event.stopPropagation();
    const section = chart.closest('section');
    const charts = [...(section?.querySelectorAll('.drawing') ?? [])];
    const number = charts.length > 1 ? `-${charts.indexOf(chart) + 1}` : '';
    save(`${section?.id ?? 'chart'}${number}.svg`, 'image/svg+xml', svgOf(chart));
  });
  return button;
}

import { element } from './element.js';
import { save } from './save.js';
import { svgOf } from './svg-of.js';

/** Gives every chart of a section a button that saves it as an image. */
export function saveButtons(section: HTMLElement): void {
  const charts = [...section.querySelectorAll<HTMLElement>('.drawing:has(svg)')];
  for (const [index, chart] of charts.entries()) {
    const name = `${section.id}${charts.length > 1 ? `-${index + 1}` : ''}`;
    const label = chart.getAttribute('aria-label') ?? name;
    const button = element(
      'button',
      { class: 'save', type: 'button', title: 'Save as SVG', 'aria-label': `Save as SVG: ${label}` },
      'SVG',
    );
    button.addEventListener('click', (event) => {
      // A click on a chart marks a trial.
      event.stopPropagation();
      save(`${name}.svg`, 'image/svg+xml', svgOf(chart));
    });
    chart.append(button);
  }
}

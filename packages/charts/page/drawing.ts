import * as Plot from '@observablehq/plot';
import { element } from './element/element.js';
import { saveButton } from './save-button.js';

/** A chart in the style of the page. `label` says what it shows to those who do not see it. */
export function drawing(label: string, options: Plot.PlotOptions): HTMLElement {
  const plot = Plot.plot({
    marginTop: 20,
    marginRight: 16,
    marginBottom: 40,
    marginLeft: 64,
    grid: true,
    ...options,
    style: { fontSize: '12px', ...(options.style as object) },
  });
  const frame = element('div', { class: 'drawing', role: 'group', 'aria-label': label });
  frame.append(plot, saveButton(frame, label));
  return frame;
}

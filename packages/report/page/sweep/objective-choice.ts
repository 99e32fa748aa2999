import type { ReportData } from '../../src/sweep.js';
import { element } from '../element/element.js';

/** Which of several objectives the page looks at; null where there is only one. */
export function objectiveChoice({ objectives }: ReportData): ObjectiveChoice | null {
  if (objectives.length === 1) return null;
  const options = objectives.map(({ metric }, k) => element('option', { value: String(k) }, metric));
  const select = element('select', {}, ...options);
  const control = element('p', { class: 'controls' }, element('label', {}, 'objective ', select));
  return { control, chosen: () => Number(select.value) };
}

/** The control in the page, whose `change` events bubble, and the index of the objective that it says. */
export interface ObjectiveChoice {
  readonly control: HTMLElement;
  readonly chosen: () => number;
}

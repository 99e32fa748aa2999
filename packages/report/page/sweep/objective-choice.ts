import { element } from '@s4nn/charts';
import type { ReportData } from '../../src/sweep.js';
import { inFragment, onFragmentChange, setInFragment } from '../url/fragment.js';

/**
 * Which of several objectives the page looks at, as its address says; null where there is only one.
 * @param changed is called when it is another one.
 */
export function objectiveChoice({ objectives }: ReportData, changed: () => void): ObjectiveChoice | null {
  if (objectives.length === 1) return null;
  const options = objectives.map(({ metric }) => element('option', {}, metric));
  const select = element('select', {}, ...options);
  const read = (): void => {
    const named = objectives.findIndex(({ metric }) => metric === inFragment('objective'));
    select.selectedIndex = Math.max(0, named);
  };
  read();
  select.addEventListener('change', () => {
    const { selectedIndex: k } = select;
    setInFragment('objective', k === 0 ? null : objectives[k]!.metric);
    changed();
  });
  onFragmentChange(read);
  const control = element('p', { class: 'controls' }, element('label', {}, 'objective ', select));
  return { control, chosen: () => select.selectedIndex };
}

/** The control in the page, and the index of the objective that it says. */
export interface ObjectiveChoice {
  readonly control: HTMLElement;
  readonly chosen: () => number;
}

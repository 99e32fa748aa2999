import { element } from '@s4nn/charts';
import type { Part } from '../element/part.js';
import { type Filtered, filtersOf, type StateFilter } from './state-filter.js';

/** What the controls above the table of trials do. */
interface Acts {
  readonly filter: (filter: StateFilter) => void;
  /** @returns what to say about it. */
  readonly goTo: (trial: string) => string;
  readonly save: () => void;
}

/** The controls above the table of trials: which of them, the way to one, and all as a file. */
export function tableControls({ filter, goTo, save }: Acts): Part<TableState> {
  const select = element('select');
  select.addEventListener('change', () => filter(select.value as StateFilter));
  const field = element('input', { type: 'text', inputmode: 'numeric', size: '6', autocomplete: 'off' });
  const said = element('span', { class: 'said', role: 'status' });
  const go = (): void => {
    said.textContent = goTo(field.value.trim());
  };
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') go();
  });
  const goButton = element('button', { type: 'button', class: 'button' }, 'Go');
  goButton.addEventListener('click', go);
  const saveButton = element('button', { type: 'button', class: 'button' }, 'Save as CSV');
  saveButton.addEventListener('click', save);
  return {
    element: element(
      'p',
      { class: 'controls' },
      element('label', {}, 'state ', select),
      element('span', {}, element('label', {}, 'trial ', field), ' ', goButton),
      saveButton,
      said,
    ),
    update: ({ filter, ...trials }) => {
      const options = filtersOf(trials, filter).map((one) =>
        element('option', { value: one.filter }, one.text),
      );
      select.replaceChildren(...options);
      select.value = filter;
    },
  };
}

interface TableState extends Filtered {
  readonly filter: StateFilter;
}

import { element, save } from '@s4nn/charts';
import { trialTable as csvOf } from '@s4nn/log';
import type { Section } from '../element/section.js';
import type { Selection } from '../trial/selection.js';
import type { View } from '../trial/view.js';
import { inFragment, setInFragment } from '../url/fragment.js';
import { firstRows, leftOutText, rowStep, widened, withRow } from './row-window.js';
import { filtered, stateIn } from './state-filter.js';
import { tableControls } from './table-controls.js';
import { columnsOf } from './trial-columns.js';
import { sorted, sortingIn, sortingText } from './trial-order.js';
import { rowsOf } from './trial-rows.js';

/**
 * The trials as a table, sortable by each column, some hundred rows at a time. Order, filter and rows stay when the page is drawn again;
 * the page's address keeps the first two.
 * @param selection marks the trial that one goes to.
 */
export function trialTable(selection: Selection): Section<View> {
  let rows = firstRows;
  let now: { readonly view: View; readonly fill: () => void } | null = null;
  const controls = tableControls({
    filter: (filter) => {
      setInFragment('state', filter === 'all' ? null : filter);
      rows = firstRows;
      now?.fill();
    },
    goTo: (text) => {
      const trial = now?.view.data.trials.find(({ id }) => String(id) === text);
      if (!trial || !now) return missingText(text, now?.view);
      const { view, fill } = now;
      if (!view.trials.includes(trial))
        return `Trial ${text} does not pass the conditions above: end them to see it.`;
      const isHidden = !listed(view).includes(trial);
      if (isHidden) setInFragment('state', null);
      rows = withRow(rows, listed(view).indexOf(trial));
      fill();
      selection.select(trial.id);
      document.querySelector(`#trials [data-trial="${trial.id}"]`)?.scrollIntoView({ block: 'center' });
      return isHidden ? 'All states are shown again: it is not among those that were.' : '';
    },
    save: () => {
      if (now) save('trials.csv', 'text/csv', csvOf({ ...now.view.data, trials: listed(now.view) }));
    },
  });
  return {
    id: 'trials',
    title: 'Trials',
    isShown: ({ data }) => data.trials.length > 0,
    draw: (view) => {
      const columns = columnsOf(view);
      const body = element('tbody');
      const before = moreButton(`Show ${rowStep} before`, () => widen('before'));
      const more = moreButton(`Show ${rowStep} more`, () => widen('more'));
      const said = element('span');
      const heads = columns.map(({ name, title, hint }) => {
        const button = element('button', { type: 'button', title: hint ?? null }, title);
        button.addEventListener('click', () => {
          const { column, descending } = sortingIn(inFragment('sort'), columns);
          setInFragment('sort', sortingText({ column: name, descending: name === column && !descending }));
          fill();
        });
        return element('th', { scope: 'col' }, button);
      });
      const widen = (to: 'more' | 'before'): void => {
        rows = widened(rows, to);
        fill();
      };
      const fill = (): void => {
        const sorting = sortingIn(inFragment('sort'), columns);
        for (const [k, head] of heads.entries()) {
          const order = sorting.descending ? 'descending' : 'ascending';
          head.setAttribute('aria-sort', columns[k]!.name === sorting.column ? order : 'none');
        }
        const trials = listed(view);
        if (rows.first >= trials.length) rows = firstRows;
        body.replaceChildren(...rowsOf(view, columns, trials.slice(rows.first, rows.end)));
        before.hidden = rows.first === 0;
        more.hidden = rows.end >= trials.length;
        said.textContent = leftOutText(rows, trials.length);
        controls.update({ trials: view.trials, best: view.data.best, filter: stateIn(inFragment('state')) });
        selection.refresh(view);
      };
      now = { view, fill };
      fill();
      const attributes = { class: 'scroll trials', role: 'region', 'aria-label': 'Table of trials' };
      const content = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body);
      return [
        controls.element,
        element('div', { ...attributes, tabindex: '0' }, content),
        element('p', { class: 'controls caption' }, said, before, more),
      ];
    },
  };
}

/** The trials that the filter leaves, in order. */
const listed = (view: View) => {
  const columns = columnsOf(view);
  return sorted(
    filtered({ trials: view.trials, best: view.data.best }, stateIn(inFragment('state'))),
    columns,
    sortingIn(inFragment('sort'), columns),
  );
};

function moreButton(text: string, act: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'button' }, text);
  button.addEventListener('click', act);
  return button;
}

function missingText(text: string, view: View | undefined): string {
  const last = view?.data.trials.at(-1)?.id ?? 0;
  return text === ''
    ? `Expected the number of a trial, 0 to ${last}.`
    : `Found no trial ${text}: they are 0 to ${last}.`;
}

import { element } from '@s4nn/charts';
import { inFragment, onFragmentChange, setInFragment } from '../url/fragment.js';
import { markInCharts } from './shapes.js';
import { trialLines } from './text.js';
import type { View } from './view.js';

/** The one trial that is marked in all plots and described at the foot of the page. */
export interface Selection {
  /** The trial that is marked. */
  marked(): number | null;
  /** Marks a trial, or none. */
  select(id: number | null): void;
  /** Marks the trial before or after the present one. */
  step(by: 1 | -1): void;
  /** Marks again what was marked, after the charts are drawn again. */
  refresh(view: View): void;
}

/**
 * Opens the selection; it has a status line of its own in the page, and the page's address keeps it.
 * @param hrefOf the address of the page of a trial; null where trials have none.
 */
export function openSelection(hrefOf: ((id: number) => string) | null): Selection {
  const text = element('span');
  const way = hrefOf && element('a');
  const close = element('button', { type: 'button', 'aria-label': 'Mark no trial' }, '✕');
  const bar = element('div', { class: 'status', role: 'status' }, text, way, close);
  bar.hidden = true;
  document.body.append(bar);
  let chosen = chosenInFragment();
  let view: View | null = null;

  const show = (): void => {
    for (const node of document.querySelectorAll('tr.selected')) node.classList.remove('selected');
    const trial = view?.data.trials.find(({ id }) => id === chosen);
    bar.hidden = trial === undefined;
    markInCharts(trial?.id ?? null);
    if (!view || !trial) return;
    text.textContent = trialLines(view, trial).join(' · ');
    if (way && hrefOf) {
      way.textContent = `open trial ${trial.id}`;
      way.setAttribute('href', hrefOf(trial.id));
    }
    for (const row of document.querySelectorAll(`tr[data-trial="${trial.id}"]`))
      row.classList.add('selected');
  };
  const select = (id: number | null): void => {
    chosen = id;
    setInFragment('trial', id === null ? null : String(id));
    show();
  };
  onFragmentChange(() => {
    chosen = chosenInFragment();
    show();
  });
  close.addEventListener('click', () => select(null));
  return {
    marked: () => chosen,
    select,
    step: (by) => {
      const ids = view?.trials.map(({ id }) => id) ?? [];
      const at = chosen === null ? -1 : ids.indexOf(chosen);
      const next = at === -1 ? (by === 1 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length;
      select(ids[next] ?? null);
    },
    refresh: (now) => {
      view = now;
      show();
    },
  };
}

function chosenInFragment(): number | null {
  const text = inFragment('trial');
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** Lets clicks on trials and, in a chart, arrow keys and Escape say which trial is marked. */
export function followPointerAndKeys(main: HTMLElement, selection: Selection): void {
  main.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const chart = target.closest('.drawing')?.firstElementChild as { value?: unknown } | null | undefined;
    const pointed = (chart?.value as { trial?: { id: number } } | null | undefined)?.trial?.id;
    const marked = target.closest('[data-trial]')?.getAttribute('data-trial');
    const id = pointed ?? (marked === null || marked === undefined ? null : Number(marked));
    if (id !== null) selection.select(id);
  });
  main.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return selection.select(null);
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (by === null || !(event.target instanceof Element) || !event.target.matches('.drawing')) return;
    event.preventDefault();
    selection.step(by);
  });
}

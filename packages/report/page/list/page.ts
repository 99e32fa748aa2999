import { element } from '@s4nn/charts';
import type { ListData } from '../../src/list.js';
import { byChange, listSummary } from '../../src/text/listed.js';
import { copyable } from '../element/copyable.js';
import type { Part } from '../element/part.js';
import { setClock } from '../text/age.js';
import { openTicked } from '../url/ticked.js';
import { compareLink } from './compare-link.js';
import { heads, type Listed, openRow } from './row.js';

/**
 * The page of all sweeps, what changed last first.
 * @returns shows newer data.
 */
export function listPage(data: ListData): (data: ListData) => void {
  const ticked = openTicked('ticked');
  const rows = new Map<string, Part<Listed>>();
  const summary = element('p');
  const link = compareLink();
  const body = element('tbody');
  const columns = element('tr', {}, ...heads.map((name) => element('th', { scope: 'col' }, name)));
  const table = element('table', { class: 'sweeps' }, element('thead', {}, columns), body);
  const nothing = element('div', {});
  const section = element(
    'section',
    { id: 'sweeps' },
    link.element,
    element('div', { class: 'scroll' }, table),
    nothing,
  );
  document.body.prepend(
    element('header', {}, element('h1', {}, 'Sweeps'), summary),
    element('main', {}, section),
  );

  const rowOf = (name: string): Part<Listed> => {
    const row =
      rows.get(name) ??
      openRow(name, ticked.names().includes(name), (isOn) => {
        ticked.tick(name, isOn);
        showLink();
      });
    rows.set(name, row);
    return row;
  };
  let known: ReadonlySet<string> = new Set();
  // A ticked sweep may have been deleted since.
  const showLink = (): void => link.update(ticked.names().filter((name) => known.has(name)));
  const update = (next: ListData): void => {
    setClock(next.now);
    const sweeps = byChange(next);
    known = new Set(sweeps.flatMap((sweep) => ('trouble' in sweep ? [] : [sweep.name])));
    summary.textContent = listSummary(next);
    const focused = document.activeElement;
    body.replaceChildren(
      ...sweeps.map((sweep) => {
        const row = rowOf(sweep.name);
        row.update(sweep);
        return row.element;
      }),
    );
    // A row that moves loses the focus.
    if (focused instanceof HTMLElement && body.contains(focused)) focused.focus({ preventScroll: true });
    table.hidden = sweeps.length === 0;
    link.element.hidden = sweeps.length < 2;
    nothing.replaceChildren(...(sweeps.length === 0 ? none(next.folder) : []));
    showLink();
  };
  update(data);
  return update;
}

const none = (folder: string): HTMLElement[] => [
  element('p', {}, `No sweep has a log in ${folder} yet. This command begins one:`),
  copyable('s4nn sweep configs/mnist.json', 'command'),
];

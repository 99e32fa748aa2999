import { element } from '@s4nn/charts';
import { addresses, toList } from '../../src/addresses.js';
import type { ListData } from '../../src/list.js';
import { listedText } from '../../src/text/listed.js';
import type { Part } from '../element/part.js';
import { age } from '../text/age.js';
import { sparkline } from './sparkline.js';

/** A sweep of the list. */
export type Listed = ListData['sweeps'][number];

/** The heads of the list, which narrow pages show beside each value. */
export const heads = ['sweep', 'state', 'best', 'trials', 'best so far', 'started', 'left', 'last change'];

/**
 * A row of the list. Its tick box and its link stay while the rest changes.
 * @param ticked is called when the box is.
 */
export function openRow(name: string, isTicked: boolean, ticked: (isOn: boolean) => void): Part<Listed> {
  const box = element('input', { type: 'checkbox', 'aria-label': `Compare ${name}` });
  box.checked = isTicked;
  box.addEventListener('change', () => ticked(box.checked));
  const link = element('a', { href: `${toList.list}${addresses.sweep(name)}` }, name);
  const head = element('th', { scope: 'row' }, element('div', {}, element('label', {}, box), link));
  const row = element('tr', { 'data-sweep': name }, head);
  let drawn = '';
  return {
    element: row,
    update: (sweep) => {
      const is = JSON.stringify(sweep);
      if (is === drawn) return;
      drawn = is;
      box.disabled = 'trouble' in sweep;
      row.replaceChildren(head, ...cellsOf(sweep));
    },
  };
}

function cellsOf(sweep: Listed): HTMLElement[] {
  const { state, label, detail, best, metric, trials, counts, left } = listedText(sweep);
  const line = 'trouble' in sweep ? null : sparkline(sweep);
  const started = 'trouble' in sweep || sweep.started === null ? null : age(sweep.started);
  const contents: readonly (readonly (Node | string)[])[] = [
    [element('span', { class: 'badge', 'data-state': state }, label), ...more(detail)],
    [best, ...more(metric)],
    [trials, ...more(counts)],
    line ? [line] : [],
    started ? [started] : [],
    [left],
    [age(sweep.changed)],
  ];
  return contents.map((content, k) =>
    element(
      'td',
      { 'data-head': heads[k + 1]!, class: content.join('') === '' ? 'nothing' : null },
      ...content,
    ),
  );
}

const more = (text: string): HTMLElement[] => (text === '' ? [] : [element('small', {}, text)]);

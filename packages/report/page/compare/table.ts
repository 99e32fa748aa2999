import { element } from '@s4nn/charts';
import { addresses, toList } from '../../src/addresses.js';
import type { SweepToCompare } from '../../src/compare.js';
import { type SweepLook, swatch, sweepLooks } from './looks.js';

/** A row: its name, what it stands for, and a text for each sweep. */
interface Row {
  readonly name: string;
  readonly hint?: string;
  readonly texts: readonly string[];
  readonly isPart?: boolean;
}

/** A table with a column for each sweep, below its name and its line. */
export function sweepTable(
  label: string,
  sweeps: readonly SweepToCompare[],
  rows: readonly Row[],
): HTMLElement {
  const heads = sweeps.map(({ name }, k) => element('th', { scope: 'col' }, swatch(lookOf(k)), linkTo(name)));
  const body = rows.map(({ name, hint, texts, isPart }) =>
    element(
      'tr',
      { class: isPart ? 'part' : null },
      element('th', { scope: 'row', title: hint ?? null }, name),
      ...texts.map((text) => element('td', {}, text)),
    ),
  );
  return element(
    'div',
    { class: 'scroll compared', tabindex: '0', role: 'region', 'aria-label': label },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, element('td'), ...heads)),
      element('tbody', {}, ...body),
    ),
  );
}

const lookOf = (place: number): SweepLook => sweepLooks[place % sweepLooks.length]!;

const linkTo = (name: string): HTMLElement =>
  element('a', { href: `${toList.compare}${addresses.sweep(name)}` }, name);

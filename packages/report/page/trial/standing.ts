import { element } from '@s4nn/charts';
import type { ReportData, ReportTrial } from '../../src/sweep.js';

/** How a trial is shown: by its state, or as one of the best. */
export type Standing = ReportTrial['state'] | 'best';

/** What a standing looks like: a colour of the style sheet and, for those who do not see it, a shape. */
export interface Look {
  readonly label: string;
  readonly sign: string;
  readonly colour: string;
  readonly symbol: 'circle' | 'times' | 'triangle' | 'star';
  readonly filled: boolean;
}

/** In the order in which they are drawn: the best on top. */
export const looks: Readonly<Record<Standing, Look>> = {
  waiting: { label: 'waiting', sign: '△', colour: 'var(--running)', symbol: 'triangle', filled: false },
  pruned: { label: 'pruned', sign: '○', colour: 'var(--pruned)', symbol: 'circle', filled: false },
  fail: { label: 'failed', sign: '×', colour: 'var(--failed)', symbol: 'times', filled: false },
  running: { label: 'running', sign: '△', colour: 'var(--running)', symbol: 'triangle', filled: false },
  complete: { label: 'complete', sign: '●', colour: 'var(--complete)', symbol: 'circle', filled: true },
  best: { label: 'best', sign: '★', colour: 'var(--best)', symbol: 'star', filled: true },
};

/** How a trial stands. */
export const standingOf = ({ best }: ReportData, { id, state }: ReportTrial): Standing =>
  best.includes(id) ? 'best' : state;

/** The trials of each standing that occurs. */
export function byStanding<Item>(
  items: readonly Item[],
  standing: (item: Item) => Standing,
): { readonly look: Look; readonly items: readonly Item[] }[] {
  const standings = Object.keys(looks) as Standing[];
  return standings
    .map((one) => ({ look: looks[one], items: items.filter((item) => standing(item) === one) }))
    .filter((group) => group.items.length > 0);
}

/** Signs and names of the standings that occur. */
export function legend(data: ReportData, trials: readonly ReportTrial[]): HTMLElement {
  const groups = byStanding(trials, (trial) => standingOf(data, trial));
  const entries = groups.map(({ look }) =>
    element(
      'li',
      {},
      element('span', { style: `color: ${look.colour}`, 'aria-hidden': 'true' }, look.sign),
      ` ${look.label}`,
    ),
  );
  return element('ul', { class: 'legend' }, ...entries);
}

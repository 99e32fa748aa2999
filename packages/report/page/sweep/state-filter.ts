import type { ReportTrial } from '../../src/sweep.js';
import { looks, type Standing } from '../trial/standing.js';

/** Which trials the table shows: all, those of a state, or the best. */
export type StateFilter = Standing | 'all';

/** A filter as the page's address has it; all where it has none or another word. */
export const stateIn = (text: string | null): StateFilter =>
  text !== null && Object.hasOwn(looks, text) ? (text as Standing) : 'all';

/** Trials, and the best of the sweep. */
export interface Filtered {
  readonly trials: readonly ReportTrial[];
  readonly best: readonly number[];
}

/** The trials that a filter leaves. The best are complete ones. */
export function filtered({ trials, best }: Filtered, filter: StateFilter): readonly ReportTrial[] {
  if (filter === 'all') return trials;
  if (filter !== 'best') return trials.filter(({ state }) => state === filter);
  const ids = new Set(best);
  return trials.filter(({ id }) => ids.has(id));
}

/** Every filter that leaves something, and the one that is chosen, with how many trials it leaves. */
export function filtersOf(
  all: Filtered,
  chosen: StateFilter,
): { readonly filter: StateFilter; readonly text: string }[] {
  const filters: readonly StateFilter[] = ['all', 'best', 'complete', 'pruned', 'fail', 'running', 'waiting'];
  return filters.flatMap((filter) => {
    const count = filtered(all, filter).length;
    const label = filter === 'all' ? 'all' : looks[filter].label;
    return count === 0 && filter !== chosen && filter !== 'all'
      ? []
      : [{ filter, text: `${label} (${count.toLocaleString('en-US')})` }];
  });
}

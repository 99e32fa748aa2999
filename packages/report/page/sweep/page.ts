import { element } from '@s4nn/charts';
import { addresses, toList } from '../../src/addresses.js';
import type { LiveData } from '../../src/live.js';
import { mergeChange, type SweepChange } from '../../src/merge-change.js';
import type { ReportData } from '../../src/sweep.js';
import { paced } from '../element/pace.js';
import { paint } from '../element/paint.js';
import type { Section } from '../element/section.js';
import type { Filter } from '../trial/filter.js';
import { filterBar } from '../trial/filter-bar.js';
import { filterIn, filterText } from '../trial/filter-text.js';
import { followPointerAndKeys, openSelection } from '../trial/selection.js';
import { type View, viewOf } from '../trial/view.js';
import { inFragment, onFragmentChange, setInFragment } from '../url/fragment.js';
import { confusion } from './confusion.js';
import { contour } from './contour/contour.js';
import { curves } from './curves.js';
import { front } from './front.js';
import { header } from './header.js';
import { history } from './history.js';
import { importance } from './importance.js';
import { objectiveChoice } from './objective-choice.js';
import { parallel } from './parallel/parallel.js';
import { result } from './result.js';
import { slices } from './slices.js';
import { timeline } from './timeline.js';
import { training } from './training.js';
import { trialTable } from './trials.js';

/** A page of a sweep that is open. */
export interface SweepPage {
  /** Shows what changed, soon. What is marked, sorted, filtered and scrolled stays as it is. */
  readonly update: (change: SweepChange) => void;
  /** Shows another state of the sweep, as after it was begun anew. */
  readonly replace: (data: ReportData) => void;
}

/** Draws the page of a sweep or of a single run. */
export function sweepPage(first: ReportData & { readonly live?: LiveData }): SweepPage {
  let data: ReportData = first;
  const main = element('main');
  const { name } = first;
  const selection = openSelection(first.live ? (id) => `${toList.sweep}${addresses.trial(name, id)}` : null);
  const sections: readonly Section<View>[] = [
    result,
    front,
    history,
    curves(),
    importance,
    parallel(),
    slices(),
    contour(),
    training,
    confusion,
    timeline,
    trialTable(selection),
  ];
  const head = header();
  const objective = objectiveChoice(data, () => painting.draw());
  let filter = filterIn(inFragment('filter'));
  const filters = element('div', { class: 'filters', role: 'status' });
  head.update(data);
  document.body.prepend(head.element, ...(objective ? [objective.control] : []), filters, main);
  const painting = paint(
    main,
    sections,
    (frame) => viewOf(data, objective?.chosen() ?? 0, frame, { filter, onFilter, marked: selection.marked }),
    (view) => {
      filters.replaceChildren(...filterBar(view));
      selection.refresh(view);
    },
  );
  function onFilter(next: Filter): void {
    filter = next;
    setInFragment('filter', filterText(filter));
    painting.draw();
  }
  onFragmentChange(() => {
    filter = filterIn(inFragment('filter'));
    painting.draw();
  });
  followPointerAndKeys(main, selection);
  const redraw = paced(() => {
    head.update(data);
    painting.refresh();
  });
  const replace = (next: ReportData): void => {
    data = next;
    redraw();
  };
  return { replace, update: (change) => replace(mergeChange(data, change)) };
}

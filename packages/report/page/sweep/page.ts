import type { ReportData } from '../../src/sweep.js';
import { element } from '../element/element.js';
import { paint } from '../element/paint.js';
import type { Section } from '../element/section.js';
import type { Filter } from '../trial/filter.js';
import { filterBar } from '../trial/filter-bar.js';
import { followPointerAndKeys, openSelection } from '../trial/selection.js';
import { type View, viewOf } from '../trial/view.js';
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

/** The page of a sweep or of a single run. */
export function sweepPage(data: ReportData): void {
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
    trialTable(),
  ];
  const main = element('main');
  const selection = openSelection();
  const objective = objectiveChoice(data);
  let filter: Filter = [];
  const filters = element('div', { class: 'filters', role: 'status' });
  document.body.prepend(header(data), ...(objective ? [objective.control] : []), filters, main);
  const draw = paint(
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
    draw();
  }
  objective?.control.addEventListener('change', draw);
  followPointerAndKeys(main, selection);
}

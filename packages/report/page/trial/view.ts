import { layerCount, type ParameterRange, shortNames } from '@s4nn/log';
import type { ReportData, ReportTrial } from '../../src/sweep.js';
import type { Frame } from '../element/frame.js';
import { tickTextOf } from '../text/value.js';
import { type Filtering, passes } from './filter.js';

/** What a section needs to draw itself: the data, and how the page stands now. */
export interface View extends Frame, Choices {
  readonly data: ReportData;
  /** The trials that pass the filter, by id: what charts and the table of trials show. */
  readonly trials: readonly ReportTrial[];
  /** The objective that is looked at. */
  readonly objective: ReportData['objectives'][number];
  /** How its values are written along an axis. */
  readonly tickText: (value: number) => string;
  /** The value of a trial in that objective; null where it has none. */
  readonly scoreOf: (trial: ReportTrial) => number | null;
  /** What a parameter is called in little space. */
  readonly nameOf: (parameter: ParameterRange) => string;
}

/** What the reader has chosen in all sections. */
export interface Choices extends Filtering {
  /** The id of the trial that is marked now. */
  readonly marked: () => number | null;
}

/** The view of one objective. */
export function viewOf(data: ReportData, objective: number, frame: Frame, choices: Choices): View {
  const chosen = data.objectives[objective] ?? data.objectives[0];
  const names = shortNames(
    data.parameters.map(({ name }) => name),
    layerCount(data.config),
  );
  const { filter } = choices;
  return {
    data,
    ...frame,
    ...choices,
    trials:
      filter.length === 0 ? data.trials : data.trials.filter((one) => passes(data.objectives, filter, one)),
    objective: chosen,
    tickText: tickTextOf(chosen.metric),
    scoreOf: (trial) => trial.values?.[objective] ?? null,
    nameOf: ({ name }) => names.get(name) ?? name,
  };
}

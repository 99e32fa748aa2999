import { layerCount, type ParameterRange, shortNames } from '@s4nn/log';
import type { ReportData, ReportTrial } from '../../src/sweep.js';
import type { Frame } from '../element/section.js';
import { tickTextOf } from '../text/value.js';

/** What a section needs to draw itself: the data, and how the page stands now. */
export interface View extends Frame {
  readonly data: ReportData;
  /** The objective that is looked at. */
  readonly objective: ReportData['objectives'][number];
  /** How its values are written along an axis. */
  readonly tickText: (value: number) => string;
  /** The value of a trial in that objective; null where it has none. */
  readonly scoreOf: (trial: ReportTrial) => number | null;
  /** What a parameter is called in little space. */
  readonly nameOf: (parameter: ParameterRange) => string;
}

/** The view of one objective. */
export function viewOf(data: ReportData, objective: number, frame: Frame): View {
  const chosen = data.objectives[objective] ?? data.objectives[0];
  const names = shortNames(
    data.parameters.map(({ name }) => name),
    layerCount(data.config),
  );
  return {
    data,
    ...frame,
    objective: chosen,
    tickText: tickTextOf(chosen.metric),
    scoreOf: (trial) => trial.values?.[objective] ?? null,
    nameOf: ({ name }) => names.get(name) ?? name,
  };
}

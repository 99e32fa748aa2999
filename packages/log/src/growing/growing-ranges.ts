import type { Change } from '../format/change.js';
import type { LoggedTrial } from '../format/sweep-log.js';
import { addParameters, noRanges, type ParameterRange } from '../state/parameter-ranges.js';

/** Ranges of parameters that follow a growing log. */
export interface GrowingRanges {
  see(change: Change): void;
  /** Every parameter of any trial, by the trials' ids; the same array until one changes. */
  ranges(): readonly ParameterRange[];
}

/** Begins to collect the ranges of the trials' parameters. */
export function growingRanges(trials: readonly LoggedTrial[]): GrowingRanges {
  let ranges = noRanges();
  let isStale = false;
  let list: readonly ParameterRange[] = [];
  return {
    see(change) {
      if (change.kind === 'created') addParameters(ranges, change.trial);
      else if (change.kind === 'parameter') {
        const { trial, name, before } = change;
        const { distribution } = trial.parameters[name]!;
        if (before?.distribution === distribution) return;
        // Ranges depend on the order of trials, not on that of records; only another program writes them in another one.
        if (before === undefined && trial.id === trials.length - 1) ranges.add(name, distribution);
        else isStale = true;
      }
    },
    ranges() {
      if (isStale) {
        ranges = noRanges();
        for (const trial of trials) addParameters(ranges, trial);
        isStale = false;
      }
      const { byName } = ranges;
      const isSame = list.length === byName.size && list.every((range) => byName.get(range.name) === range);
      if (!isSame) list = [...byName.values()];
      return list;
    },
  };
}

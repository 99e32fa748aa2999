import { csv } from './csv.js';
import { type TrialForRow, trialRow } from './trial-row.js';
import type { Trials } from './trials.js';

/** The trials of a table, and what its columns are. */
interface TableOf extends Pick<Trials, 'objectives' | 'parameters'> {
  readonly trials: readonly TrialForRow[];
}

/** Trials as comma-separated values, with a column for each objective and each parameter of any trial. */
export function trialTable({ trials, objectives, parameters }: TableOf): string {
  const names = parameters.map(({ name }) => name);
  return csv([
    ['trial', 'state', ...objectives.map(({ metric }) => metric), 'epochs', 'seconds', ...names, 'reason'],
    ...trials.map(trialRow).map(({ trial, state, values, epochs, seconds, parameters: own, reason }) => [
      trial,
      state,
      ...objectives.map((_, k) => values?.[k] ?? null),
      epochs,
      seconds,
      // A choice of null is written out, to distinguish it from a parameter that the trial does not have.
      ...names.map((name) => (Object.hasOwn(own, name) ? String(own[name]) : null)),
      reason,
    ]),
  ]);
}

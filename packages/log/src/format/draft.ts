import { parseDistribution } from './distribution.js';
import type { Json } from './json.js';
import { type CreateStudy, type CreateTrial, type TrialState, trialStates } from './record.js';
import type { LoggedParameter, LoggedTrial, SweepLog } from './sweep-log.js';

/** A log to which records are still applied. */
export interface LogDraft extends SweepLog {
  readonly study: Omit<SweepLog['study'], 'attributes'> & { readonly attributes: { [key: string]: Json } };
  metrics: readonly string[];
  readonly trials: TrialDraft[];
}

/** A trial to which records are still applied. */
export interface TrialDraft extends LoggedTrial {
  state: TrialState;
  values: readonly number[] | null;
  readonly parameters: { [name: string]: LoggedParameter };
  readonly attributes: { [key: string]: Json };
  readonly intermediate: Map<number, number>;
  started: Date | null;
  completed: Date | null;
}

/** The log of a study that nothing has happened in. */
export const draftOf = ({ study_name, directions }: CreateStudy): LogDraft => ({
  study: {
    name: study_name,
    directions: directions.map((direction) => (direction === 1 ? 'minimize' : 'maximize')),
    attributes: named<Json>({}),
  },
  metrics: [],
  trials: [],
});

/** A trial as it was created: another program may have added it as a whole. */
export function trialDraftOf(id: number, record: CreateTrial): TrialDraft {
  const parameters = named<LoggedParameter>({});
  for (const [name, value] of Object.entries(record.params ?? {})) {
    const text = record.distributions?.[name];
    if (text !== undefined) parameters[name] = { value, distribution: parseDistribution(text) };
  }
  const single = typeof record.value === 'number' ? [record.value] : null;
  return {
    id,
    state: trialStates[record.state ?? 0]!,
    values: record.values ?? single,
    parameters,
    attributes: named(record.user_attrs ?? {}),
    intermediate: new Map(
      Object.entries(record.intermediate_values ?? {}).map(([step, value]) => [Number(step), value]),
    ),
    started: dateOf(record.datetime_start),
    completed: dateOf(record.datetime_complete),
  };
}

/** The moment that a record names; null if it names none. */
export const dateOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/** A copy without a prototype, in which even `__proto__` is a name like any other. */
function named<Value>(members: { readonly [name: string]: Value }): { [name: string]: Value } {
  const copy = Object.create(null) as { [name: string]: Value };
  for (const [name, value] of Object.entries(members)) copy[name] = value;
  return copy;
}

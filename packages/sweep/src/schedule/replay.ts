import { type EpochReport, InputError } from '@s4nn/core';
import type { ConfigJson } from '../config/index.js';
import { epochAttribute, epochsOf, rungAttribute, type Suggestion, suggestionAttribute } from '../history.js';
import {
  failureAttribute,
  type JournalRecord,
  type JournalRecords,
  type LoggedTrial,
  trialStates,
} from '../journal/index.js';
import { configAttribute } from '../refuse-other-config.js';
import type { SegmentResult } from './execute.js';

/** What becomes of a trial at the end of a segment. */
export type Decision = 'continue' | 'pause' | 'complete' | 'pruned' | 'fail';

/** What a log says of the search of its config; the rest of it changes no trial. */
export type SearchInForce = Pick<
  NonNullable<ConfigJson['search']>,
  'trials' | 'space' | 'enqueue' | 'timeout' | 'patience'
>;

/** The search with which a sweep began. */
export function firstSearch(records: JournalRecords): SearchInForce {
  const config = records.flatMap((record) => configIn(record) ?? []).at(0);
  return config!.search!;
}

const configIn = (record: JournalRecord): ConfigJson | undefined =>
  record.op_code === 2 ? (record.user_attr[configAttribute] as unknown as ConfigJson | undefined) : undefined;

/** Study attribute of a sweep whose time was up: no trial began after it. */
export const timeoutAttribute = 's4nn:timeout';

/** One thing that happened: a trial was asked for, a segment of one was committed, or one of {@link Turn}. */
export type Action =
  | { readonly kind: 'ask'; readonly trial: number; readonly suggestion: Suggestion }
  | {
      readonly kind: 'commit';
      readonly trial: number;
      /** The epochs after `from` up to `to`. */
      readonly from: number;
      readonly to: number;
      readonly decision: Decision;
      /** The objectives with which a trial ends; null where it goes on, waits or fails. */
      readonly values: readonly number[] | null;
    }
  | Turn;

/** What happened to the sweep between the doings of its trials. */
export type Turn =
  /** It goes on with more trials, or in a wider space. */
  | { readonly kind: 'extend'; readonly search: SearchInForce }
  /** Its time was up. */
  | { readonly kind: 'timeout' }
  /** It came to its end, and with it a trial that waited at a rung. */
  | { readonly kind: 'drop'; readonly trial: number; readonly values: readonly number[] | null };

/** What a log says happened, in order. What was torn by a crash did not happen. */
export function actionsOf(records: JournalRecords, trials: readonly LoggedTrial[]): Action[] {
  const actions: Action[] = [];
  const last = new Map<number, { readonly to: number; readonly decision: Decision }>();
  let configs = 0;
  const commit = (
    trial: number,
    to: number,
    decision: Decision,
    values: readonly number[] | null = null,
  ): void => {
    const before = last.get(trial);
    const drops = decision === 'pruned' && before?.decision === 'pause' && before.to === to;
    actions.push(
      drops
        ? { kind: 'drop', trial, values }
        : { kind: 'commit', trial, from: before?.to ?? 0, to, decision, values },
    );
    last.set(trial, { to, decision });
  };
  for (const record of records) {
    if (record.op_code === 6) {
      const trial = trials[record.trial_id]!;
      commit(trial.id, epochsOf(trial), trialStates[record.state] as Decision, record.values ?? null);
    } else if (record.op_code === 8 && 'user_attr' in record) {
      const [[key, value] = ['', null]] = Object.entries(record.user_attr);
      if (key === suggestionAttribute) {
        const suggestion = value as unknown as Suggestion;
        actions.push({ kind: 'ask', trial: record.trial_id, suggestion });
      }
      const rung = key.startsWith(rungAttribute('')) ? Number(key.slice(rungAttribute('').length)) : null;
      if (rung !== null) commit(record.trial_id, rung, value as Decision);
    } else if (record.op_code === 2) {
      const config = configIn(record);
      // The first one is what it began with.
      if (config?.search && configs++ > 0) actions.push({ kind: 'extend', search: config.search });
      if (timeoutAttribute in record.user_attr) actions.push({ kind: 'timeout' });
    }
  }
  return actions;
}

/** A log that is gone through again. */
export interface Replay {
  /** Whether its suggestions are taken as they are, rather than asked for again and compared. */
  readonly trusted: boolean;
  /** The committed result of a trial's segment; null when it was not committed. */
  resultOf(trial: number, from: number): SegmentResult | null;
  /** The action that comes next; null at the end. */
  next(): Action | null;
  /**
   * Goes one action further.
   * @returns whether the log holds it; false at its end.
   * @throws InputError when the log holds another one.
   */
  pass(action: Action): boolean;
}

/** Opens the replay of a log. */
export function replayOf(
  file: string,
  actions: readonly Action[],
  trials: readonly LoggedTrial[],
  trusted: boolean,
): Replay {
  const commits = new Map(
    actions.flatMap((action) =>
      action.kind === 'commit' ? [[`${action.trial} ${action.from}`, action] as const] : [],
    ),
  );
  let position = 0;
  return {
    trusted,
    resultOf: (trial, from) => {
      const commit = commits.get(`${trial} ${from}`);
      if (!commit) return null;
      const { attributes } = trials[trial]!;
      const reports = Array.from({ length: commit.to - from }, (_, index) => {
        const epoch = from + index + 1;
        const report = attributes[epochAttribute(epoch)];
        if (report !== undefined) return report as unknown as EpochReport;
        throw new InputError(
          `${file}: found no record of epoch ${epoch} of trial ${trial}, expected one of each up to ${commit.to}: it was edited. ${cure}`,
        );
      });
      if (commit.decision !== 'fail') return { ok: true, reports, ran: null };
      const message = String(attributes[failureAttribute]);
      return { ok: false, message, mistake: false, died: false, reports, ran: null };
    },
    next: () => actions[position] ?? null,
    pass: (action) => {
      const logged = actions[position];
      if (!logged) return false;
      if (JSON.stringify(logged) !== JSON.stringify(action)) {
        throw new InputError(
          `${file}: found that ${describe(logged)}, expected that ${describe(action)}: another version of this ` +
            `program wrote it, or it was edited. ${cure}`,
        );
      }
      position++;
      return true;
    },
  };
}

const cure = 'Start again with --fresh (forgets it), or keep both with --name.';

function describe(action: Action): string {
  switch (action.kind) {
    case 'ask':
      return `trial ${action.trial} begins with ${JSON.stringify(action.suggestion.args)}`;
    case 'commit':
      return `trial ${action.trial} ends its epochs ${action.from + 1}…${action.to} with ${action.decision}${at(action)}`;
    case 'drop':
      return `trial ${action.trial} waits until the sweep ends${at(action)}`;
    case 'extend':
      return `the sweep goes on up to ${action.search.trials} trials`;
    case 'timeout':
      return 'the time is up';
  }
}

const at = ({ values }: { readonly values: readonly number[] | null }): string =>
  values === null ? '' : ` at ${values.join(', ')}`;

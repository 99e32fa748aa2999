import { type EpochReport, InputError } from '@s4nn/core';
import { epochAttribute, epochsOf, rungAttribute, type Suggestion, suggestionAttribute } from '../history.js';
import { failureAttribute, type JournalRecords, type LoggedTrial, trialStates } from '../journal/index.js';
import type { SegmentResult } from './execute.js';

/** What becomes of a trial at the end of a segment. */
export type Decision = 'continue' | 'pause' | 'complete' | 'pruned' | 'fail';

/** One thing that happened to a trial: it was asked for, or a segment of it was committed. */
export type Action =
  | { readonly kind: 'ask'; readonly trial: number; readonly suggestion: Suggestion }
  | {
      readonly kind: 'commit';
      readonly trial: number;
      /** The epochs after `from` up to `to`. */
      readonly from: number;
      readonly to: number;
      readonly decision: Decision;
    };

/**
 * What a log says happened, in order. What was torn by a crash did not happen. Paused trials that ended with the sweep
 * are left out: nothing depends on that.
 */
export function actionsOf(records: JournalRecords, trials: readonly LoggedTrial[]): Action[] {
  const actions: Action[] = [];
  const last = new Map<number, { readonly to: number; readonly decision: Decision }>();
  const commit = (trial: number, to: number, decision: Decision): void => {
    const before = last.get(trial);
    if (decision === 'pruned' && before?.decision === 'pause' && before.to === to) return;
    actions.push({ kind: 'commit', trial, from: before?.to ?? 0, to, decision });
    last.set(trial, { to, decision });
  };
  for (const record of records) {
    if (record.op_code === 6) {
      const trial = trials[record.trial_id]!;
      commit(trial.id, epochsOf(trial), trialStates[record.state] as Decision);
    } else if (record.op_code === 8 && 'user_attr' in record) {
      const [[key, value] = ['', null]] = Object.entries(record.user_attr);
      if (key === suggestionAttribute) {
        const suggestion = value as unknown as Suggestion;
        actions.push({ kind: 'ask', trial: record.trial_id, suggestion });
      }
      const rung = key.startsWith(rungAttribute('')) ? Number(key.slice(rungAttribute('').length)) : null;
      if (rung !== null) commit(record.trial_id, rung, value as Decision);
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
      const reports = Array.from(
        { length: commit.to - from },
        (_, index) => attributes[epochAttribute(from + index + 1)] as unknown as EpochReport,
      );
      if (commit.decision !== 'fail') return { ok: true, reports };
      return { ok: false, message: String(attributes[failureAttribute]), mistake: false, reports };
    },
    next: () => actions[position] ?? null,
    pass: (action) => {
      const logged = actions[position];
      if (!logged) return false;
      if (JSON.stringify(logged) !== JSON.stringify(action)) {
        throw new InputError(
          `${file}: found that ${describe(logged)}, expected that ${describe(action)}: another version of this ` +
            'program wrote it, or it was edited. Start again with --fresh (forgets it), or keep both with --name.',
        );
      }
      position++;
      return true;
    },
  };
}

const describe = (action: Action): string =>
  action.kind === 'ask'
    ? `trial ${action.trial} begins with ${JSON.stringify(action.suggestion.args)}`
    : `trial ${action.trial} ends its epochs ${action.from + 1}…${action.to} with ${action.decision}`;

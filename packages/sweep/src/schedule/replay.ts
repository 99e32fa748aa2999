import { InputError } from '@s4nn/core';
import { type Action, type LoggedTrial, trialAttributes } from '@s4nn/log';
import type { SegmentResult } from './execute.js';

/** A replay of a log, action by action. */
export interface Replay {
  /** Whether logged suggestions are taken as they are, instead of asked for again and compared. */
  readonly trusted: boolean;
  /** The committed result of a trial's segment; null if it was not committed. */
  resultOf(trial: number, from: number): SegmentResult | null;
  /** The next action in the log; null at its end. */
  next(): Action | null;
  /**
   * Moves past an action.
   * @returns whether the log has it; false at the end of the log.
   * @throws InputError if the log has another action there.
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
        const report = trialAttributes.epoch.at(epoch).in(attributes);
        if (report) return report;
        throw new InputError(
          `${file}: found no record of epoch ${epoch} of trial ${trial}, expected one for each epoch up to ${commit.to}: the log was edited. ${cure}`,
        );
      });
      if (commit.decision !== 'fail') return { ok: true, reports, ran: null };
      const message = String(trialAttributes.failure.in(attributes));
      return { ok: false, message, mistake: false, died: false, reports, ran: null };
    },
    next: () => actions[position] ?? null,
    pass: (action) => {
      const logged = actions[position];
      if (!logged) return false;
      if (JSON.stringify(logged) !== JSON.stringify(action)) {
        throw new InputError(
          `${file}: found that ${describe(logged)}, expected that ${describe(action)}: another version of this ` +
            `program wrote the log, or it was edited. ${cure}`,
        );
      }
      position++;
      return true;
    },
  };
}

const cure = 'Start again with --fresh (deletes the earlier run), or keep both with --name.';

function describe(action: Action): string {
  switch (action.kind) {
    case 'ask':
      return `trial ${action.trial} starts with ${JSON.stringify(action.suggestion.args)}`;
    case 'commit':
      return `trial ${action.trial} ends epochs ${action.from + 1}…${action.to} with ${action.decision}${at(action)}`;
    case 'drop':
      return `trial ${action.trial} waits until the sweep ends${at(action)}`;
    case 'extend':
      return `the sweep is extended to ${action.search.trials} trials`;
    case 'timeout':
      return 'the time is up';
  }
}

const at = ({ values }: { readonly values: readonly number[] | null }): string =>
  values === null ? '' : ` at ${values.join(', ')}`;

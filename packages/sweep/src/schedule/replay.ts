import { InputError } from '@s4nn/core';
import type { Action, LoggedTrial } from '@s4nn/log';
import { ofTrial } from '@s4nn/log';
import type { SegmentResult } from './execute.js';

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
        const report = ofTrial.epoch.at(epoch).in(attributes);
        if (report) return report;
        throw new InputError(
          `${file}: found no record of epoch ${epoch} of trial ${trial}, expected one of each up to ${commit.to}: it was edited. ${cure}`,
        );
      });
      if (commit.decision !== 'fail') return { ok: true, reports, ran: null };
      const message = String(ofTrial.failure.in(attributes));
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

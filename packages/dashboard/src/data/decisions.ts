import { type Action, actionsOf, type LoggedTrial, type SegmentRun, trialAttributes } from '@s4nn/log';
import type { LiveDecision } from '@s4nn/report';
import { perContent } from '../follow/per-content.js';

type Decided = Extract<Action, { readonly kind: 'commit' | 'drop' }>;

/** How many decisions are told. */
const most = 30;

/** The last decisions of a sweep, newest first. */
export const lastDecisions = perContent(({ records, log }): readonly LiveDecision[] =>
  actionsOf(records, log.trials)
    .filter((action): action is Decided => action.kind === 'commit' || action.kind === 'drop')
    .slice(-most)
    .reverse()
    .map((action) => decisionOf(action, log.trials[action.trial]!)),
);

function decisionOf(action: Decided, trial: LoggedTrial): LiveDecision {
  const epoch = action.kind === 'commit' ? action.to : ([...trial.intermediate.keys()].at(-1) ?? 0);
  const isEnd = action.kind === 'drop' || ['complete', 'pruned', 'fail'].includes(action.decision);
  const ran: SegmentRun | undefined = trialAttributes.ran.at(epoch).in(trial.attributes);
  const value = trial.intermediate.get(epoch);
  return {
    at: (isEnd ? trial.completed?.toISOString() : ran?.ended) ?? null,
    trial: trial.id,
    epoch,
    decision: action.kind === 'drop' ? 'dropped' : action.decision,
    value: value === undefined || Number.isNaN(value) ? null : value,
    reason: isEnd ? bareReason(trial) : null,
  };
}

/** The pruner's own sentence: the epoch is told beside it. */
const bareReason = (trial: LoggedTrial): string | null =>
  trialAttributes.pruned.in(trial.attributes)?.because ??
  trialAttributes.failure.in(trial.attributes) ??
  null;

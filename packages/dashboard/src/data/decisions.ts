import { type LoggedTrial, type SegmentRun, trialAttributes } from '@s4nn/log';
import type { LiveDecision } from '@s4nn/report';
import type { Decided } from '../follow/decided-by.js';
import type { LogContent } from '../follow/follow-log.js';

/** The last decisions of a sweep, newest first. */
export const lastDecisions = ({ decided, report }: LogContent): LiveDecision[] =>
  [...decided].reverse().map((one) => decisionOf(one, report.state.log().trials[one.trial]!));

function decisionOf(decided: Decided, trial: LoggedTrial): LiveDecision {
  const { epoch, decision } = decided;
  const isEnd = decision !== 'continue' && decision !== 'pause';
  const ran: SegmentRun | undefined = trialAttributes.ran.at(epoch).in(trial.attributes);
  const value = trial.intermediate.get(epoch);
  return {
    ...decided,
    at: (isEnd ? trial.completed?.toISOString() : ran?.ended) ?? null,
    value: value === undefined || Number.isNaN(value) ? null : value,
    reason: isEnd ? reasonOf(trial) : null,
  };
}

/** The pruner's own sentence, as the epoch is told beside it, or the error. */
const reasonOf = ({ attributes }: LoggedTrial): string | null =>
  trialAttributes.pruned.in(attributes)?.because ?? trialAttributes.failure.in(attributes) ?? null;

import { type Curve, valuesOf } from '@s4nn/core';
import {
  intermediateValue,
  type JournalRecord,
  studyAttribute,
  studyAttributes,
  trialAttribute,
  trialAttributes,
} from '@s4nn/log';
import { type SegmentResult, type TrialTask, trialName } from '../schedule/execute.js';
import { removeCheckpoint } from '../train/checkpoint.js';
import { checkpointFile } from '../train/train-to.js';
import { decide } from './decide.js';
import { noLongerKept } from './leaderboard.js';
import { apply, type OpenStudy } from './open-study.js';
import { recordsOf, type TrialEnd } from './records-of.js';
import { applySweepEvents } from './sweep-events.js';
import { trialProgress } from './trial-progress.js';

/** Takes the result of a segment, decides, and records whatever the replay does not have before doing anything else. */
export function commitSegment(study: OpenStudy, { trial, from }: TrialTask, result: SegmentResult): void {
  applySweepEvents(study);
  const { context, pruner, replay, candidates } = study;
  const { objectives } = context.config.json;
  const candidate = candidates.get(trial)!;
  const valuesAt = result.reports.map((report) => valuesOf(objectives, report, candidate.cost));
  const segment = valuesAt.map(([value]) => value!);
  const { curves, best: before } = study.state;
  const curve: Curve = { id: trial, state: 'running', values: [...curves[trial]!.values, ...segment] };
  const values = valuesAt.at(-1) ?? null;
  const decided = decide(candidate, curve, curves, result, values ?? [], objectives, pruner);
  const { decision, message } = decided;
  const end: TrialEnd = { ...decided, epochs: curve.values.length, values };
  const isEnd = decision === 'complete' || decision === 'pruned';
  const passed = {
    kind: 'commit',
    trial,
    from,
    to: end.epochs,
    decision,
    values: isEnd ? values : null,
  } as const;
  const isNew = !replay.pass(passed);
  if (isNew) record(study, trial, result, segment, end);
  apply(study, { kind: 'committed', trial, decision, segment, values, message });
  if (decision !== 'continue' && decision !== 'pause') candidates.delete(trial);
  if (decision !== 'continue') context.lanes.forget?.(trialName(trial));
  if (isNew) {
    const ranked = { id: trial, state: study.state.curves[trial]!.state, values };
    for (const id of noLongerKept(before, study.state.best, ranked)) forget(study, id);
    announce(study, trial, end);
  }
  applySweepEvents(study);
}

/** Appends all records of a segment to the log at once. */
function record(
  study: OpenStudy,
  trial: number,
  { reports, ran, silentFor }: SegmentResult,
  segment: readonly number[],
  end: TrialEnd,
): void {
  const { journal, seconds } = study.context;
  const { search, isTimeUp } = study.state;
  const isLate = search.timeout !== undefined && !isTimeUp && seconds() >= search.timeout;
  const epochs = reports.flatMap((report, index): JournalRecord[] => [
    intermediateValue(trial, report.epoch, segment[index]!),
    trialAttribute(trial, trialAttributes.epoch.at(report.epoch), report),
  ]);
  journal.append([
    ...epochs,
    ...(ran ? [trialAttribute(trial, trialAttributes.ran.at(end.epochs), ran)] : []),
    ...(silentFor ? [trialAttribute(trial, trialAttributes.timeout, { seconds: silentFor })] : []),
    ...recordsOf(trial, end),
    ...(isLate ? [studyAttribute(studyAttributes.timeout, { seconds: seconds() })] : []),
  ]);
  if (isLate) apply(study, { kind: 'timeout' });
}

/** Shows how a trial, or a segment of it, ended, once it is in the log. Removes the checkpoint of a pruned or failed trial. */
export function announce(study: OpenStudy, trial: number, end: TrialEnd): void {
  if (end.decision === 'pruned' || end.decision === 'fail') forget(study, trial);
  const { config, show } = study.context;
  const progress = trialProgress(trial, end, study.state, config.json.objectives);
  if (progress) show(progress);
}

const forget = ({ context }: OpenStudy, trial: number): void =>
  removeCheckpoint(checkpointFile(context, trialName(trial)));

import type { Algo } from '@s4nn/core';
import { removeCheckpoint } from '../checkpoint.js';
import {
  accuracyOf,
  epochAttribute,
  epochsAttribute,
  type History,
  resultOf,
  rungAttribute,
} from '../history.js';
import { finishTrial, intermediateValue, type LoggedTrial, trialAttribute } from '../journal/index.js';
import { type Curve, type Pruner, prunerFor } from '../pruners/index.js';
import type { Run } from '../run.js';
import { checkpointFile } from '../train-to.js';
import { asker } from './asker.js';
import type { Candidate } from './candidate.js';
import { nameOf, type SegmentResult, type TrialTask } from './execute.js';
import type { Action, Decision, Replay } from './replay.js';

/** The trials of a sweep, and what is to be done next. What the replay does not hold is written to the log first. */
export interface Study {
  readonly history: History;
  candidate(trial: number): Candidate;
  /**
   * Takes what the replay holds in its own order, which no simulation can know of an async sweep. What was under way goes
   * on before anything else.
   */
  restore(actions: readonly Action[]): void;
  /** What is to be done next; null for nothing as long as nothing else is committed. */
  next(idle: { readonly alone: boolean }): TrialTask | null;
  /** Takes the result of a segment and decides. */
  commit(task: TrialTask, result: SegmentResult): void;
  /** Ends the trials that still wait at a rung. */
  close(): void;
}

/** What a study needs of its run. */
export type StudyRun = Pick<Run, 'config' | 'data' | 'journal' | 'checkpoints' | 'signal' | 'show'>;

/** Opens the study of a run whose log held the given trials. */
export function openStudy(run: StudyRun, algo: Algo, replay: Replay, logged: readonly LoggedTrial[]): Study {
  const { config, journal, show } = run;
  const { training, search } = config.json;
  const askFor = asker(run, algo, replay, logged);
  const pruner: Pruner = prunerFor(config.json.pruner, training.epochs);
  const history: History = { docs: [], curves: [] };
  const { docs, curves } = history;
  const candidates: Candidate[] = [];
  const ready: number[] = [];
  let exhausted = false;

  const ask = (): TrialTask | null => {
    const asked = askFor(docs);
    if (!asked) {
      exhausted = true;
      return null;
    }
    const { suggestion, candidate } = asked;
    const trial = candidate.id;
    docs[trial] = { id: trial, state: 1, result: { status: 'new' }, ...suggestion };
    curves[trial] = { id: trial, state: 'running', values: [] };
    candidates[trial] = candidate;
    return taskOf(trial);
  };

  const epochsOf = (trial: number): number => {
    const { planned } = candidates[trial]!;
    return planned.ok ? planned.json.training.epochs : 0;
  };

  const taskOf = (trial: number): TrialTask => {
    const from = curves[trial]!.values.length;
    const epochs = epochsOf(trial);
    const to = pruner.rungs(trial, epochs).find((rung) => rung > from) ?? epochs;
    return { trial, from, to, duration: Math.max(1, (to - from) * candidates[trial]!.cost) };
  };

  const promoted = (last: boolean): TrialTask | null => {
    const trial = pruner.promote(curves, last);
    if (trial === null) return null;
    curves[trial] = { ...curves[trial]!, state: 'running' };
    return taskOf(trial);
  };

  const next: Study['next'] = ({ alone }) => {
    if (run.signal.aborted) return null;
    const waiting = ready.shift();
    if (waiting !== undefined) return taskOf(waiting);
    const ahead = promoted(false);
    if (ahead) return ahead;
    const asked = docs.length < search!.trials && !exhausted ? ask() : null;
    if (asked) return asked;
    return alone ? promoted(true) : null;
  };

  const decide = (trial: number, curve: Curve, result: SegmentResult): Decision => {
    if (!result.ok) return 'fail';
    const whole = curve.values.length === epochsOf(trial);
    const peers = curves.filter(({ id }) => id !== trial);
    const decision = whole ? 'complete' : pruner.decide(curve, peers);
    if (decision === 'continue' || decision === 'pause') return decision;
    // An accuracy that is no number cannot be the value of a trial.
    if (Number.isNaN(curve.values.at(-1))) return 'fail';
    return decision === 'stop' ? 'pruned' : decision;
  };

  const commit: Study['commit'] = ({ trial, from }, result) => {
    const { reports } = result;
    const values = [...curves[trial]!.values, ...reports.map(accuracyOf)];
    const decision = decide(trial, { id: trial, state: 'running', values }, result);
    const to = values.length;
    const isNew = !replay.pass({ kind: 'commit', trial, from, to, decision });
    const message = result.ok ? 'the validation accuracy is NaN' : result.message;
    if (isNew) {
      journal.append([
        ...reports.flatMap((report) => [
          intermediateValue(trial, report.epoch, accuracyOf(report)),
          trialAttribute(trial, epochAttribute(report.epoch), report),
        ]),
        ...recordsOf(trial, decision, values, message),
      ]);
    }
    settle(trial, decision, values);
    if (isNew) tell(trial, decision, values, message);
  };

  const settle = (trial: number, decision: Decision, values: readonly number[]): void => {
    const state = decision === 'continue' ? 'running' : decision === 'pause' ? 'paused' : decision;
    curves[trial] = { id: trial, state, values };
    if (decision === 'continue') {
      ready.push(trial);
      return;
    }
    // To a search, a trial that waits at a rung is one that did not go on.
    const result = resultOf(
      decision === 'pause' ? 'pruned' : decision,
      values.at(-1) ?? Number.NaN,
      values.length,
    );
    docs[trial] = { ...docs[trial]!, state: 2, result };
  };

  const tell = (trial: number, decision: Decision, values: readonly number[], message: string): void => {
    if (decision !== 'continue' && decision !== 'pause') removeCheckpoint(checkpointFile(run, nameOf(trial)));
    const ended = { trial, accuracy: values.at(-1) ?? null, epochs: values.length };
    if (decision === 'fail') show({ kind: 'end', ...ended, state: 'failed', message });
    else if (decision === 'pause') show({ kind: 'pause', ...ended });
    else if (decision !== 'continue') show({ kind: 'end', ...ended, state: decision });
  };

  const close = (): void => {
    for (const { id, state, values } of [...curves]) {
      if (state !== 'paused') continue;
      settle(id, 'pruned', values);
      // The log may hold it, where an earlier run came as far as this.
      if (logged[id]?.state === 'pruned') continue;
      journal.append(recordsOf(id, 'pruned', values, ''));
      tell(id, 'pruned', values, '');
    }
  };

  const restore: Study['restore'] = (actions) => {
    for (const action of actions) {
      if (action.kind === 'ask') ask();
      else commit({ ...action, duration: 1 }, replay.resultOf(action.trial, action.from)!);
    }
    const under = curves.filter(({ state }) => state === 'running').map(({ id }) => id);
    ready.splice(0, ready.length, ...under);
  };

  return { history, candidate: (trial) => candidates[trial]!, restore, next, commit, close };
}

/** The records that say what became of a trial. */
function recordsOf(trial: number, decision: Decision, values: readonly number[], message: string) {
  if (decision === 'continue' || decision === 'pause') {
    return [trialAttribute(trial, rungAttribute(values.length), decision)];
  }
  const outcome =
    decision === 'fail'
      ? ({ state: 'fail', reason: message } as const)
      : ({ state: decision, values: values.slice(-1) } as const);
  return [trialAttribute(trial, epochsAttribute, values.length), ...finishTrial(trial, outcome, new Date())];
}

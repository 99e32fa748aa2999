import type { Algo, Curve, Pruner } from '@s4nn/core';
import { named, valuesOf } from '@s4nn/core';
import { isLast } from '@s4nn/lanes';
import type { Ended, LoggedTrial } from '@s4nn/log';
import {
  type Decision,
  firstSearch,
  intermediateValue,
  ofStudy,
  ofTrial,
  studyAttribute,
  trialAttribute,
} from '@s4nn/log';
import type { SweepContext } from '../sweep-context.js';
import { removeCheckpoint } from '../train/checkpoint.js';
import { checkpointFile } from '../train/train-to.js';
import type { Candidate } from './candidate.js';
import { nameOf, type SegmentResult, type TrialTask } from './execute.js';
import { type History, resultOf } from './history.js';
import { podium } from './leaderboard.js';
import { recordsOf } from './records-of.js';
import type { Replay } from './replay.js';
import { type Ask, asker } from './suggester.js';

/** The trials of a sweep, and what is to be done next. What the replay does not hold is written to the log first. */
export interface Study {
  readonly history: History;
  candidate(trial: number): Candidate;
  /** The first objective after each committed epoch of a trial. */
  known(trial: number): readonly number[];
  /**
   * Takes what the replay holds in its own order, which no simulation can know of an async sweep. What was under way goes
   * on before anything else.
   */
  restore(): void;
  /** What is to be done next; null for nothing as long as nothing else is committed. */
  next(idle: { readonly alone: boolean }): TrialTask | null;
  /** Takes the result of a segment and decides. */
  commit(task: TrialTask, result: SegmentResult): void;
  /** The failed trials since the last one that did not fail, and what the last of them said. */
  failures(): { readonly count: number; readonly message: string };
  /** Ends the trials that still wait at a rung. */
  close(): void;
  /** Why no further trial begins; null as long as one may. */
  ended(): Ended | null;
}

/** What a study needs of its run. */
export type StudyRun = Pick<
  SweepContext,
  'config' | 'host' | 'journal' | 'checkpoints' | 'signal' | 'show' | 'seconds'
>;

/** Opens the study of a run whose log held the given trials. */
export function openStudy(
  run: StudyRun,
  algo: Algo,
  pruner: Pruner,
  replay: Replay,
  logged: readonly LoggedTrial[],
): Study {
  const { config, journal, show } = run;
  const { objectives } = config.json;
  const directions = objectives.map(({ direction }) => direction);
  const history: History = { docs: [], curves: [] };
  const { docs, curves } = history;
  /** Of the trials that have not ended: each holds a whole config. */
  const candidates = new Map<number, Candidate>();
  const ready: number[] = [];
  let search = firstSearch(journal.records);
  let askFor: Ask = asker(run, search, algo, replay, logged);
  let exhausted = false;
  let timeIsUp = false;
  let failures = { count: 0, message: '' };
  const best = podium(config.json.search!.keep, directions);

  /** Why no trial is to begin; null as long as one may. */
  const ended = (): Ended | null => {
    if (timeIsUp) return 'timeout';
    if (docs.length >= search.trials) return 'trials';
    if (exhausted) return 'space';
    return search.patience !== undefined && best.epochsSince() >= search.patience ? 'patience' : null;
  };

  /** Goes through what happened next to the sweep itself. */
  const turnsOfTheSweep = (): void => {
    for (let action = replay.next(); action; action = replay.next()) {
      if (action.kind === 'ask' || action.kind === 'commit') return;
      if (action.kind === 'drop') {
        const { trial } = action;
        const { values: scores } = curves[trial]!;
        replay.pass({ kind: 'drop', trial, values: valuesOfWaiting(scores) });
        settle(trial, 'pruned', scores, null);
        continue;
      }
      replay.pass(action);
      if (action.kind === 'timeout') timeIsUp = true;
      else {
        search = action.search;
        askFor = asker(run, search, algo, replay, logged);
        timeIsUp = false;
        exhausted = false;
      }
    }
  };

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
    candidates.set(trial, candidate);
    return taskOf(trial);
  };

  const epochsOf = (trial: number): number => {
    const { planned } = candidates.get(trial)!;
    return planned.ok ? planned.json.training.epochs : 0;
  };

  const taskOf = (trial: number): TrialTask => {
    const from = curves[trial]!.values.length;
    const epochs = epochsOf(trial);
    const to = pruner.rungs(trial, epochs).find((rung) => rung > from) ?? epochs;
    return { trial, from, to, duration: Math.max(1, (to - from) * candidates.get(trial)!.cost) };
  };

  const promoted = (last: boolean): TrialTask | null => {
    const trial = pruner.promote(curves, last);
    if (trial === null) return null;
    curves[trial] = { ...curves[trial]!, state: 'running' };
    return taskOf(trial);
  };

  const next: Study['next'] = ({ alone }) => {
    if (run.signal.aborted) return null;
    turnsOfTheSweep();
    const waiting = ready.shift();
    if (waiting !== undefined) return taskOf(waiting);
    const ahead = timeIsUp ? null : promoted(false);
    if (ahead) return ahead;
    const asked = ended() ? null : ask();
    if (asked) return asked;
    return alone ? promoted(true) : null;
  };

  const decide = (curve: Curve, result: SegmentResult, values: readonly number[]): Decision => {
    if (!result.ok) return 'fail';
    const { planned } = candidates.get(curve.id)!;
    const whole = planned.ok && isLast(planned.json, result.reports.at(-1)!);
    const decision = whole ? 'complete' : pruner.decide(curve, curves).then;
    if (decision === 'continue') return decision;
    // What is no number cannot be the value of a trial, and would wait for ever.
    if (!values.every(Number.isFinite)) return 'fail';
    return decision === 'stop' ? 'pruned' : decision;
  };

  const commit: Study['commit'] = ({ trial, from }, result) => {
    turnsOfTheSweep();
    const { reports, ran } = result;
    const { cost } = candidates.get(trial)!;
    const valuesAt = reports.map((report) => valuesOf(objectives, report, cost));
    const scores = [...curves[trial]!.values, ...valuesAt.map(([value]) => value!)];
    const values = valuesAt.at(-1) ?? null;
    const decision = decide({ id: trial, state: 'running', values: scores }, result, values ?? []);
    const to = scores.length;
    const ends = decision === 'complete' || decision === 'pruned';
    const isNew = !replay.pass({ kind: 'commit', trial, from, to, decision, values: ends ? values : null });
    const odd = values?.findIndex((value) => !Number.isFinite(value)) ?? -1;
    const message = result.ok ? `${objectives[odd]?.metric} is ${values?.[odd]}` : result.message;
    if (isNew) {
      const isLate = search.timeout !== undefined && !timeIsUp && run.seconds() >= search.timeout;
      timeIsUp ||= isLate;
      journal.append([
        ...reports.flatMap((report, index) => [
          intermediateValue(trial, report.epoch, valuesAt[index]![0]!),
          trialAttribute(trial, ofTrial.epoch.at(report.epoch), report),
        ]),
        ...(ran ? [trialAttribute(trial, ofTrial.ran.at(to), ran)] : []),
        ...recordsOf(trial, decision, to, values, message),
        ...(isLate ? [studyAttribute(ofStudy.timeout, { seconds: run.seconds() })] : []),
      ]);
    }
    settle(trial, decision, scores, values);
    failures =
      decision === 'fail'
        ? { count: failures.count + 1, message }
        : decision === 'complete' || decision === 'pruned'
          ? { count: 0, message: '' }
          : failures;
    const unneeded = best.take({ id: trial, state: curves[trial]!.state, values }, reports.length);
    if (isNew) {
      for (const id of unneeded) forget(id);
      tell(trial, decision, scores.length, values, message);
    }
    turnsOfTheSweep();
  };

  const settle = (
    trial: number,
    decision: Decision,
    scores: readonly number[],
    values: readonly number[] | null,
  ): void => {
    const state = decision === 'continue' ? 'running' : decision === 'pause' ? 'paused' : decision;
    curves[trial] = { id: trial, state, values: scores };
    if (decision === 'continue') {
      ready.push(trial);
      return;
    }
    if (decision !== 'pause') candidates.delete(trial);
    // To a search, a trial that waits at a rung is one that did not go on; when the sweep drops it, that is known.
    if (values === null && decision === 'pruned') return;
    const result = resultOf(decision === 'pause' ? 'pruned' : decision, values, directions, scores.length);
    docs[trial] = { ...docs[trial]!, state: 2, result };
  };

  /** Where trials wait, there is one objective. */
  const valuesOfWaiting = (scores: readonly number[]): [number] => [scores.at(-1)!];

  const forget = (trial: number): void => removeCheckpoint(checkpointFile(run, nameOf(trial)));

  const tell = (
    trial: number,
    decision: Decision,
    epochs: number,
    values: readonly number[] | null,
    message: string,
  ): void => {
    if (decision === 'pruned' || decision === 'fail') forget(trial);
    const ended = { trial, values: values && named(objectives, values), epochs };
    if (decision === 'pause') show({ kind: 'pause', ...ended });
    if (decision === 'continue' || decision === 'pause') return;
    const winner = best.first();
    const bestSoFar = winner && { trial: winner.id, values: named(objectives, winner.values!) };
    const what = decision === 'fail' ? ({ state: 'failed', message } as const) : { state: decision };
    show({ kind: 'end', ...ended, ...what, best: bestSoFar });
  };

  const close = (): void => {
    turnsOfTheSweep();
    for (const { id, state, values: scores } of [...curves]) {
      if (state !== 'paused') continue;
      const values = valuesOfWaiting(scores);
      journal.append(recordsOf(id, 'pruned', scores.length, values, ''));
      settle(id, 'pruned', scores, null);
      tell(id, 'pruned', scores.length, values, '');
    }
  };

  const restore: Study['restore'] = () => {
    for (let action = replay.next(); action; action = replay.next()) {
      if (action.kind === 'ask') ask();
      else if (action.kind === 'commit') {
        commit({ ...action, duration: 1 }, replay.resultOf(action.trial, action.from)!);
      } else turnsOfTheSweep();
    }
    const under = curves.filter(({ state }) => state === 'running').map(({ id }) => id);
    ready.splice(0, ready.length, ...under);
  };

  return {
    history,
    candidate: (trial) => candidates.get(trial)!,
    known: (trial) => curves[trial]!.values,
    restore,
    next,
    commit,
    failures: () => failures,
    close,
    ended,
  };
}

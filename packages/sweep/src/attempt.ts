import type { EpochReport } from '@s4nn/core';
import { applyEdits, type CompiledSpace } from './config/index.js';
import { decodeArgs, epochsAttribute, type History, resultOf, valuesOf } from './history.js';
import { jobFor } from './job.js';
import { finishTrial, intermediateValue, type Outcome, trialAttribute } from './journal/index.js';
import { type Pruner, prunerFor } from './pruners/index.js';
import type { Run } from './run.js';
import { type Decision, messageOf, type TrialOutcome } from './trial.js';

/** A trial that has been asked for. */
export interface Task {
  readonly trial: number;
  /** What the search suggested; null for the unmodified config where it lies outside the space. */
  readonly args: unknown;
}

/**
 * Runs one trial and tells what became of it: to the log first, then to the history, then to whoever watches. What goes
 * wrong within the trial is its failure. A trial that `stopped` ends early leaves no outcome, so that it runs again.
 * @throws Error when the log cannot be written.
 */
export async function attempt(
  { config, data, split, journal, lanes, show }: Run,
  history: History,
  space: CompiledSpace,
  { trial, args }: Task,
  stopped: () => boolean,
): Promise<void> {
  const values: number[] = [];
  let pruned = false;
  history.curves[trial] = { id: trial, state: 'running', values };

  const onEpoch = (report: EpochReport, pruner: Pruner): Decision => {
    const accuracy = report.validation!.accuracy.potential;
    values.push(accuracy);
    journal.append([
      intermediateValue(trial, report.epoch, accuracy),
      trialAttribute(trial, `s4nn:epoch ${report.epoch}`, report),
    ]);
    show({ kind: 'epoch', trial, report });
    if (stopped()) return 'stop';
    const others = history.curves.filter((other) => other.id !== trial);
    pruned = pruner(history.curves[trial]!, others) === 'stop';
    return pruned ? 'stop' : 'continue';
  };

  const end = (outcome: Outcome): void => {
    journal.append([
      trialAttribute(trial, epochsAttribute, values.length),
      ...finishTrial(trial, outcome, new Date()),
    ]);
    const result = resultOf(outcome.state, values.at(-1) ?? Number.NaN, values.length);
    history.curves[trial] = { id: trial, state: outcome.state, values };
    history.docs[trial] = { ...history.docs[trial]!, state: 2, result };
    const accuracy = values.at(-1) ?? null;
    const ended = { kind: 'end', trial, accuracy, epochs: values.length } as const;
    if (outcome.state === 'fail') show({ ...ended, state: 'failed', message: outcome.reason });
    else show({ ...ended, state: outcome.state });
  };

  const { edits, parameters } = decodeArgs(space, args);
  const prepared = failable(() => {
    const json = applyEdits(config, edits);
    return { json, job: jobFor(json, config, data, split, false) };
  });
  const epochs = prepared.ok ? prepared.result.json.training.epochs : 0;
  show({ kind: 'trial', trial, parameters: valuesOf(parameters), epochs });
  if (!prepared.ok) return end({ state: 'fail', reason: prepared.message });
  const { json, job } = prepared.result;
  const pruner = prunerFor(json.pruner, epochs);
  const outcome: TrialOutcome = await lanes.run(job, (report) => onEpoch(report, pruner));
  if (!outcome.ok) {
    // A thread that is ended because the sweep ends has not failed.
    if (!stopped()) end({ state: 'fail', reason: outcome.message });
  } else if (pruned) end({ state: 'pruned', values: [values.at(-1)!] });
  else if (values.length === epochs) end({ state: 'complete', values: [values.at(-1)!] });
}

type Failable<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly message: string };

function failable<Result>(action: () => Result): Failable<Result> {
  try {
    return { ok: true, result: action() };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

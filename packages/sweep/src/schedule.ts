import { type Algo, type EpochReport, random, type TrialDoc } from '@s4nn/core';
import { applyEdits, compileSpace, pointOf } from './config/index.js';
import {
  argsOf,
  curveOf,
  decodeArgs,
  docOf,
  epochsAttribute,
  resultOf,
  type Suggestion,
  suggestionAttribute,
  valuesOf,
} from './history.js';
import { jobFor } from './job.js';
import {
  createTrial,
  finishTrial,
  fold,
  intermediateValue,
  type LoggedTrial,
  type Outcome,
  trialAttribute,
  trialParameter,
} from './journal/index.js';
import { prunerFor } from './pruners/index.js';
import type { Run } from './run.js';
import { suggest } from './suggest.js';

/** A trial that has been asked for. */
interface Task {
  readonly trial: number;
  readonly args: unknown;
}

/**
 * Asks, runs and tells until all trials are told: first those that an earlier run left unfinished, then new ones. Trial
 * 0 is the config as it stands, so that a sweep is never worse than its own starting point. The log is written by this
 * thread alone, before anything is shown.
 */
export async function runTrials(run: Run, algo: Algo): Promise<void> {
  const { config, journal, lanes, signal, show } = run;
  const space = compileSpace(config.json.search!.space);
  const pruner = prunerFor(config.json.pruner, config.json.training.epochs);
  const total = config.json.search!.trials;
  const { trials } = fold(journal.records);
  const curves = trials.map(curveOf).map((curve) => ({ ...curve, values: [...curve.values] }));
  const docs = trials.map(docOf);
  const unfinished = trials.filter(({ state }) => state === 'running');

  const runOne = async ({ trial, args }: Task): Promise<void> => {
    const { edits, parameters } = decodeArgs(space, args);
    const json = applyEdits(config, edits);
    const curve = { id: trial, state: 'running' as LoggedTrial['state'], values: [] as number[] };
    curves[trial] = curve;
    show({ kind: 'trial', trial, parameters: valuesOf(parameters) });
    let pruned = false;
    const onEpoch = (report: EpochReport) => {
      const accuracy = report.validation!.accuracy.potential;
      curve.values.push(accuracy);
      journal.append([
        intermediateValue(trial, report.epoch, accuracy),
        trialAttribute(trial, `s4nn:epoch ${report.epoch}`, report),
      ]);
      show({ kind: 'epoch', trial, report });
      if (signal.aborted) return 'stop';
      const last = report.epoch === json.training.epochs;
      const others = curves.filter((other) => other.id !== trial);
      pruned = !last && pruner(curve, others) === 'stop';
      return pruned ? 'stop' : 'continue';
    };
    const outcome = await lanes.run(jobFor(json, config, run.data, run.split, false), onEpoch);
    const epochs = curve.values.length;
    const accuracy = curve.values.at(-1) ?? null;
    const interrupted = outcome.ok && !pruned && epochs < json.training.epochs;
    if (interrupted) return;
    if (!outcome.ok) {
      end(trial, { state: 'fail', reason: outcome.message });
      show({ kind: 'end', trial, state: 'failed', accuracy, epochs, message: outcome.message });
    } else {
      const state = pruned ? 'pruned' : 'complete';
      end(trial, { state, values: [accuracy!] });
      show({ kind: 'end', trial, state, accuracy, epochs });
    }
  };

  const end = (trial: number, outcome: Outcome): void => {
    const curve = curves[trial]!;
    journal.append([
      trialAttribute(trial, epochsAttribute, curve.values.length),
      ...finishTrial(trial, outcome, new Date()),
    ]);
    curve.state = outcome.state;
    const value = curve.values.at(-1) ?? Number.NaN;
    Object.assign(docs[trial]!, { state: 2, result: resultOf(outcome.state, value, curve.values.length) });
  };

  /** All randomness comes from (seed, trial), so a resumed sweep is given the same. */
  const propose = (trial: number): TrialDoc => {
    const seed = Math.floor(random(config.json.training.seed, 'suggest', trial)() * 2 ** 31);
    return suggest(algo, space.expression, docs.slice(0, trial), trial, seed);
  };

  const ask = (trial: number): Task => {
    const isNew = trial === docs.length;
    const doc = trial === 0 ? { args: pointOf(config) } : propose(trial);
    const suggestion: Suggestion = { args: doc.args, ...('misc' in doc ? { misc: doc.misc } : {}) };
    const { parameters } = decodeArgs(space, doc.args);
    journal.append([
      ...(isNew ? [createTrial(new Date())] : []),
      ...parameters.map(({ name, value, distribution }) => trialParameter(trial, name, value, distribution)),
      trialAttribute(trial, suggestionAttribute, suggestion),
    ]);
    docs[trial] = { id: trial, state: 1, result: { status: 'new' }, ...suggestion };
    return { trial, args: doc.args };
  };

  const nextTask = (): Task | null => {
    const trial = unfinished.shift();
    // A crash may have torn a trial's first records: then it is asked for again.
    if (trial) return suggestionAttribute in trial.attributes ? taskOf(trial) : ask(trial.id);
    return docs.length < total ? ask(docs.length) : null;
  };

  const running = new Set<Promise<void>>();
  for (;;) {
    while (!signal.aborted && running.size < lanes.count) {
      const task = nextTask();
      if (!task) break;
      const trial: Promise<void> = runOne(task).finally(() => running.delete(trial));
      running.add(trial);
    }
    if (running.size === 0) return;
    await Promise.race(running);
  }
}

const taskOf = (trial: LoggedTrial): Task => ({ trial: trial.id, args: argsOf(trial) });

import { type Algo, random, type TrialDoc } from '@s4nn/core';
import { attempt, type Task } from './attempt.js';
import { compileSpace, pointOf } from './config/index.js';
import { argsOf, decodeArgs, historyOf, type Suggestion, suggestionAttribute } from './history.js';
import { createTrial, fold, trialAttribute, trialParameter } from './journal/index.js';
import type { Run } from './run.js';
import { suggest } from './suggest.js';

/**
 * Asks, runs and tells until all trials are told: first those that an earlier run left unfinished, then new ones. Trial
 * 0 is the config as it stands, so that a sweep is never worse than its own starting point. The log is written by this
 * thread alone, before anything is shown.
 * @throws Error when the search or the log fails; what still runs is stopped first, and runs again on resume.
 */
export async function runTrials(run: Run, algo: Algo): Promise<void> {
  const { config, journal, lanes, signal } = run;
  const space = compileSpace(config.json.search!.space);
  const total = config.json.search!.trials;
  const { trials } = fold(journal.records);
  const history = historyOf(trials);
  const unfinished = trials.filter(({ state }) => state === 'running');

  /** All randomness comes from (seed, trial), so a resumed sweep is given the same. */
  const propose = (trial: number): TrialDoc => {
    const seed = Math.floor(random(config.json.training.seed, 'suggest', trial)() * 2 ** 31);
    return suggest(algo, space.expression, history.docs.slice(0, trial), trial, seed);
  };

  const ask = (trial: number): Task => {
    const isNew = trial === history.docs.length;
    const doc = trial === 0 ? { args: pointOf(config) } : propose(trial);
    const suggestion: Suggestion = { args: doc.args, ...('misc' in doc ? { misc: doc.misc } : {}) };
    const { parameters } = decodeArgs(space, doc.args);
    journal.append([
      ...(isNew ? [createTrial(new Date())] : []),
      ...parameters.map(({ name, value, distribution }) => trialParameter(trial, name, value, distribution)),
      trialAttribute(trial, suggestionAttribute, suggestion),
    ]);
    history.docs[trial] = { id: trial, state: 1, result: { status: 'new' }, ...suggestion };
    return { trial, args: doc.args };
  };

  const nextTask = (): Task | null => {
    const trial = unfinished.shift();
    if (!trial) return history.docs.length < total ? ask(history.docs.length) : null;
    // A crash may have torn a trial's first records: then it is asked for again.
    const whole = suggestionAttribute in trial.attributes;
    return whole ? { trial: trial.id, args: argsOf(trial) } : ask(trial.id);
  };

  const running = new Set<Promise<void>>();
  let broken = false;
  const stopped = () => broken || signal.aborted;
  try {
    for (;;) {
      while (!stopped() && running.size < lanes.count) {
        const task = nextTask();
        if (!task) break;
        const trial: Promise<void> = attempt(run, history, space, task, stopped).finally(() =>
          running.delete(trial),
        );
        running.add(trial);
      }
      if (running.size === 0) return;
      await Promise.race(running);
    }
  } finally {
    broken = true;
    await Promise.allSettled(running);
  }
}

import type { Config } from '@s4nn/config';
import { type Evaluation, named, type Objectives } from '@s4nn/core';
import {
  type BestTrial,
  dependsOnClock,
  type Ended,
  type LoggedTrial,
  readParameters,
  type Summary,
  type SweepLog,
  testLooks,
} from '@s4nn/log';
import type { SweepContext } from '../sweep-context.js';

/**
 * Summarises a sweep whose best network has been tested.
 * @param front the best trials, the one that was retrained first; empty for a single run.
 */
export function summarise(
  { config, host, journal, seconds }: SweepContext,
  log: SweepLog,
  front: readonly LoggedTrial[],
  test: Evaluation,
  ended: Ended | null,
): Summary {
  const { objectives, training } = config.json;
  const { trials } = log;
  const [best] = front;
  const count = (state: LoggedTrial['state']) => trials.filter((trial) => trial.state === state).length;
  return {
    name: config.name,
    seed: training.seed,
    trials: { complete: count('complete'), pruned: count('pruned'), failed: count('fail') },
    data: host.description,
    best: best ? bestIn(best, objectives) : null,
    ...(objectives.length > 1 && { front: front.map((trial) => bestIn(trial, objectives)) }),
    test,
    looks: testLooks(journal.records),
    reproducible: isReproducible(config, log),
    ended,
    seconds: seconds(),
  };
}

/** What a summary says of a best trial. */
export const bestIn = ({ id, values, parameters }: LoggedTrial, objectives: Objectives): BestTrial => ({
  trial: id,
  parameters: readParameters(parameters),
  values: named(objectives, values!),
});

/** Whether the config alone determines the result. */
const isReproducible = ({ json }: Config, log: SweepLog): boolean =>
  !json.search || (json.parallel.mode === 'reproducible' && !dependsOnClock(log));

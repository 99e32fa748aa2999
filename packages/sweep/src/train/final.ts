import type { Config, ConfigJson } from '@s4nn/config';
import { type EpochReport, named, type Objectives } from '@s4nn/core';
import { errorOf } from '@s4nn/lanes';
import type { BestTrial, Ended, JournalRecord, Summary } from '@s4nn/log';
import {
  bestTrials,
  epochsOf,
  fold,
  type LoggedTrial,
  metricNamesIn,
  ofStudy,
  ofTrial,
  readParameters,
  type SweepLog,
  trialsIn,
} from '@s4nn/log';
import { relocate } from '../results/relocate.js';
import { reportOf } from '../results/report.js';
import { writeResults } from '../results/results.js';
import type { SweepContext } from '../sweep-context.js';
import { SweepFailed, said } from '../sweep-failed.js';
import { keptWeights } from './kept-weights.js';
import { networkFor } from './network-for.js';
import { testOnce } from './test-once.js';
import { trainTo } from './train-to.js';
import { configOf } from './trial-config.js';

/**
 * Ends a sweep: retrains the best trial's config on all training samples for as many epochs as the trial had, evaluates
 * the last weights on the test samples, once, and writes the results. A config without a search is trained as it
 * stands, on the samples it does not hold out.
 * @returns null when the run's signal stopped the training.
 * @throws SweepFailed when no trial completed.
 */
export async function trainFinal(
  context: SweepContext,
  folder: string,
  ended: Ended | null,
): Promise<Summary | null> {
  const { config, host, signal, show } = context;
  const { objectives } = config.json;
  const log = fold(context.journal.records);
  const { trials, study } = log;
  const front = bestTrials(trials, study.directions);
  const best = front[0] ?? null;
  if (config.json.search && !best) throw new SweepFailed(noTrialCompleted(config.name, trials));
  const json = best ? retrained(configOf(best, config), epochsOf(best)) : config.json;
  const part = best ? 'all' : 'split';
  show({
    kind: 'final',
    trial: best?.id ?? null,
    epochs: json.training.epochs,
    samples: host.split(part).training.length,
  });
  const listener = {
    onEpoch: (report: EpochReport): void => show({ kind: 'finalEpoch', report }),
    onRetry: (message: string): void => show({ kind: 'retry', trial: null, message }),
  };
  const training = { name: 'final', json, part } as const;
  const trained = await trainTo(context, training, json.training.epochs, listener, signal);
  if (!trained) return null;
  if (!trained.ok) throw errorOf(trained);
  const kept = await keptWeights(context, trials);
  if (!kept) return null;

  const { epochs, weights } = trained;
  const test = await testOnce(context, json, trained);
  const count = (state: LoggedTrial['state']) => trials.filter((trial) => trial.state === state).length;
  const summary: Summary = {
    name: config.name,
    seed: json.training.seed,
    trials: { complete: count('complete'), pruned: count('pruned'), failed: count('fail') },
    best: best && bestIn(best, objectives),
    ...(objectives.length > 1 && { front: front.map((trial) => bestIn(trial, objectives)) }),
    test,
    looks: context.journal.records.filter(isTest).length,
    reproducible: isReproducible(config, study.attributes),
    ended,
    seconds: context.seconds(),
  };
  writeResults(folder, {
    summary,
    config: await asSingleRun(json, config, folder),
    network: networkFor(host, json),
    weights,
    kept,
    epochs,
    trials: trialsIn(log, metricNamesIn(context.journal.records)),
    report: await reportOf(context.journal.records, new Date()),
  });
  return summary;
}

/** A config with as many epochs as its trial had. Without validation samples, patience has nothing to go by. */
function retrained(json: ConfigJson, epochs: number): ConfigJson {
  const { patience: _, ...training } = json.training;
  return { ...json, training: { ...training, epochs } };
}

const bestIn = ({ id, values, parameters }: LoggedTrial, objectives: Objectives): BestTrial => ({
  trial: id,
  parameters: readParameters(parameters),
  values: named(objectives, values!),
});

const isTest = (record: JournalRecord): boolean =>
  record.op_code === 2 && ofStudy.tested.name in record.user_attr;

/** Whether the config alone makes the sweep come out as it did. */
const isReproducible = ({ json }: Config, attributes: SweepLog['study']['attributes']): boolean =>
  !json.search || (json.parallel.mode === 'reproducible' && !ofStudy.timeout.in(attributes));

function noTrialCompleted(name: string, trials: readonly LoggedTrial[]): string {
  const last = trials.findLast(({ state }) => state === 'fail');
  const reason = last ? ` ${said(name, String(ofTrial.failure.in(last.attributes)))}` : '';
  return `None of the ${trials.length} trials completed, so there is nothing to retrain.${reason}`;
}

/** The same training without a search, on all training samples, as a config in the results' folder. */
async function asSingleRun(json: ConfigJson, config: Config, to: string): Promise<object> {
  const { search, objectives: _, pruner: __, parallel: ___, name: ____, $schema: _____, ...rest } = json;
  return {
    ...rest,
    ...(await relocate(json, config, to)),
    training: { ...json.training, validation: search ? 0 : json.training.validation },
  };
}

import type { EpochReport } from '@s4nn/core';
import type { SegmentWorker } from '@s4nn/lanes';
import {
  bestTrials,
  type Ended,
  epochsOf,
  fold,
  type LoggedTrial,
  type Summary,
  stateOf,
  trialAttributes,
} from '@s4nn/log';
import { reportOf } from '../results/report.js';
import { reportIn } from '../results/report-in.js';
import { writeResults } from '../results/results.js';
import type { SweepContext } from '../sweep-context.js';
import { lastFailureText, SweepFailed, trainingError } from '../sweep-failed.js';
import { keptWeights } from './kept-weights.js';
import { networkFor } from './network-for.js';
import { asSingleRun, retrained } from './single-run.js';
import { summarise } from './summarise.js';
import { testOnce } from './test-once.js';
import { trainTo } from './train-to.js';
import { configOf } from './trial-config.js';

/**
 * Ends a sweep: retrains the config of the best trial on all training samples, for as many epochs as the trial ran, evaluates
 * the final weights once on the test samples, and writes the results. A config without a search is trained as it is, without
 * the samples it holds out.
 * @returns null if the context's signal stopped the training.
 * @throws SweepFailed if no trial completed.
 */
export async function trainFinal(
  context: SweepContext,
  folder: string,
  ended: Ended | null,
): Promise<Summary | null> {
  const { config, host, journal, signal, show } = context;
  const log = fold(journal.records);
  const front = bestTrials(log.trials, log.study.directions);
  const best = front[0] ?? null;
  if (config.json.search && !best) throw new SweepFailed(noTrialCompleted(config.name, log.trials));
  const json = best ? retrained(configOf(best, config), epochsOf(best)) : config.json;
  const part = best ? 'all' : 'split';
  show({
    kind: 'final',
    trial: best?.id ?? null,
    epochs: json.training.epochs,
    samples: host.split(part).training.length,
  });
  const listener = {
    onBegin: (from: number, worker: SegmentWorker | null): void =>
      show({ kind: 'training', trial: null, lane: 0, from, worker }),
    onEpoch: (report: EpochReport): void => show({ kind: 'finalEpoch', report }),
    onRetry: (message: string): void => show({ kind: 'retry', trial: null, message }),
    onRestart: (message: string): void => show({ kind: 'restart', trial: null, message }),
  };
  const training = { name: 'final', json, part } as const;
  const trained = await trainTo(context, training, { from: 0, to: json.training.epochs }, listener, signal);
  if (!trained) return null;
  if (!trained.ok) throw trainingError(best ? `the retraining of trial ${best.id}` : 'the training', trained);
  const kept = await keptWeights(context, log.trials);
  if (!kept) return null;

  const test = await testOnce(context, json, trained);
  const summary = summarise(context, log, front, test, ended);
  const single = await asSingleRun(json, config, folder);
  const report = reportIn(journal.records);
  const page = await reportOf(report, new Date());
  context.requireHeld();
  writeResults(folder, {
    summary,
    config: single,
    network: networkFor(host, json),
    weights: trained.weights,
    kept,
    epochs: trained.epochs,
    trials: stateOf(report.state),
    report: page,
  });
  return summary;
}

function noTrialCompleted(name: string, trials: readonly LoggedTrial[]): string {
  const last = trials.findLast(({ state }) => state === 'fail');
  const reason = last ? ` ${lastFailureText(name, String(trialAttributes.failure.in(last.attributes)))}` : '';
  return `None of the ${trials.length} trials completed, so there is nothing to retrain.${reason}`;
}

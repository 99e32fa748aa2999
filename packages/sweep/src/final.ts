import { indices } from '@s4nn/core';
import { applyEdits, type Config, type ConfigJson, compileSpace } from './config/index.js';
import { evaluateOnLanes } from './evaluate-on-lanes.js';
import { argsOf, bestOf, decodeArgs, valuesOf } from './history.js';
import { jobFor, optionsOf, shareSplit } from './job.js';
import { fold, type LoggedTrial, studyAttribute } from './journal/index.js';
import { lastTraining, lastTrainingAttribute } from './last-training.js';
import { relocate } from './relocate.js';
import { reportOf } from './report.js';
import { type Summary, writeResults } from './results.js';
import type { Run } from './run.js';
import { shareArray } from './share.js';
import { trainTo } from './train-to.js';
import { errorOf } from './trial.js';

/**
 * Ends a sweep: retrains the best trial's config on all training samples for as many epochs as the trial had, evaluates
 * the last weights on the test samples, once, and writes the results. A config without a search is trained as it
 * stands, on the samples it does not hold out.
 * @param began `performance.now()` at the start of this run.
 * @returns null when the run's signal stopped the training.
 * @throws Error when no trial completed.
 */
export async function trainFinal(run: Run, folder: string, began: number): Promise<Summary | null> {
  const { config, data, lanes, signal, show } = run;
  const { trials } = fold(run.journal.records);
  const best = bestOf(trials);
  if (config.json.search && !best) throw new Error(noTrialCompleted(trials));
  const chosen = best && decodeArgs(compileSpace(config.json.search!.space), argsOf(best));
  const json = chosen ? applyEdits(config, chosen.edits) : config.json;
  const everything = { training: indices(data.dataset.train.labels.length), validation: new Uint32Array() };
  const split = best ? shareSplit(everything) : run.split;
  show({
    kind: 'final',
    trial: best?.id ?? null,
    epochs: json.training.epochs,
    samples: split.training.length,
  });
  const job = jobFor(json, config, data, split);
  const trained = await trainTo(
    run,
    { name: 'final', json, job },
    json.training.epochs,
    (report) => show({ kind: 'finalEpoch', report }),
    signal,
  );
  if (!trained) return null;
  if (!trained.ok) throw errorOf(trained);

  const { epochs, weights } = trained;
  const { evaluation: test, confusion } = await evaluateOnLanes(lanes, {
    backend: job.backend,
    network: job.network,
    weights: weights.map(shareArray),
    spikes: data.encode('test', optionsOf(json.encoder)),
    detail: 'full',
  });
  const count = (state: LoggedTrial['state']) => trials.filter((trial) => trial.state === state).length;
  const summary: Summary = {
    name: config.name,
    seed: json.training.seed,
    trials: { complete: count('complete'), pruned: count('pruned'), failed: count('fail') },
    best: best && {
      trial: best.id,
      parameters: valuesOf(chosen!.parameters),
      validation: best.values![0]!,
    },
    test,
    seconds: (performance.now() - began) / 1000,
  };
  // Recorded first: where another process has taken the log away, its results stay as they are.
  run.journal.append([
    studyAttribute('s4nn:tested', summary.test),
    studyAttribute(lastTrainingAttribute, lastTraining(epochs, data.dataset.classes, confusion)),
  ]);
  writeResults(folder, {
    summary,
    config: await asSingleRun(json, config, folder),
    network: job.network,
    weights,
    epochs,
    trials,
    report: await reportOf(run.journal.records, new Date()),
  });
  return summary;
}

function noTrialCompleted(trials: readonly LoggedTrial[]): string {
  const last = trials.findLast(({ state }) => state === 'fail');
  const reason = last ? ` The last one that failed said: ${last.attributes['s4nn:failure']}` : '';
  return `None of the ${trials.length} trials completed, so there is nothing to retrain.${reason}`;
}

/** The same training without a search, on all training samples, as a config in the results' folder. */
async function asSingleRun(json: ConfigJson, config: Config, to: string): Promise<object> {
  const { search, pruner: _, parallel: __, name: ___, $schema: ____, ...rest } = json;
  return {
    ...rest,
    ...(await relocate(json, config, to)),
    training: { ...json.training, validation: search ? 0 : json.training.validation },
  };
}

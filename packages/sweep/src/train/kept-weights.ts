import { epochsOf, type LoggedTrial, topTrials } from '@s4nn/log';
import type { KeptTrial } from '../results/results.js';
import { trialName } from '../schedule/execute.js';
import type { SweepContext } from '../sweep-context.js';
import { trainingError } from '../sweep-failed.js';
import { networkFor } from './network-for.js';
import { trainTo } from './train-to.js';
import { configOf } from './trial-config.js';

/** The weights of the best trials, as many as are kept: from their checkpoints, or trained again. Null if stopped. */
export async function keptWeights(
  context: SweepContext,
  trials: readonly LoggedTrial[],
): Promise<readonly KeptTrial[] | null> {
  const { config, host, signal, show } = context;
  const { search, objectives } = config.json;
  const kept: KeptTrial[] = [];
  const directions = objectives.map(({ direction }) => direction);
  for (const trial of search ? topTrials(trials, directions, search.keep) : []) {
    const json = configOf(trial, config);
    const listener = {
      onBegin: () => {},
      onEpoch: () => {},
      onRetry: () => {},
      onRestart: (message: string): void => show({ kind: 'restart', trial: trial.id, message }),
    };
    const epochs = epochsOf(trial);
    const training = { name: trialName(trial.id), json, part: 'split' } as const;
    const trained = await trainTo(context, training, { from: epochs, to: epochs }, listener, signal);
    if (!trained) return null;
    if (!trained.ok) throw trainingError(`training trial ${trial.id} again`, trained);
    kept.push({ id: trial.id, network: networkFor(host, json), weights: trained.weights });
  }
  return kept;
}

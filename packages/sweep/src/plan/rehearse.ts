import { type Config, type Corner, cornersOf, type Problem, reportOf } from '@s4nn/config';
import { inPlugin } from '@s4nn/config/running';
import { InputError, isInputError } from '@s4nn/core';
import { type Demand, demandOf, errorOf, type Host, type Lanes } from '@s4nn/lanes';
import { createPruner } from '../schedule/create-pruner.js';

/**
 * Finds out what a sweep would refuse once it runs, before anything is written: asks the search for a trial and the pruner for its
 * rungs, encodes a few samples, and asks the backend whether it takes the training of the config and of the ends of its space.
 * @returns false if `signal` stopped it.
 * @throws InputError with what is refused, at its places in the config.
 */
export async function rehearse(
  config: Config,
  host: Host,
  lanes: Pick<Lanes, 'check'>,
  signal: AbortSignal,
): Promise<boolean> {
  const corners = cornersOf(config);
  const pruner = await createPruner(config);
  const lengths = new Set([config, ...corners].map(({ json }) => json.training.epochs));
  for (const epochs of lengths) {
    for (let trial = 0; trial < Math.min(most, config.json.search?.trials ?? 0); trial++)
      pruner.rungs(trial, epochs);
  }
  if (config.plugins.search) {
    const { requireSuggestion } = await import('./require-suggestion.js');
    await requireSuggestion(config);
  }
  const { problems, demands } = demandsOf(config, host, corners);
  const limit = config.json.search?.trialTimeout;
  // A backend that hangs here will hang its trials, which then fail one by one.
  const kill = limit === undefined ? undefined : AbortSignal.timeout(1000 * limit);
  const asked = demands.map(({ demand }) => demand);
  // A thread's calls of plugins are not known here.
  const checked = inPlugin(config.plugins.backend, () => lanes.check(asked, kill));
  const outcomes = await orStopped(checked, signal);
  if (!outcomes) return false;
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.ok || outcome.died) continue;
    const { at, isCorner } = demands[index]!;
    // What a plugin throws fails that trial alone; a single run has no other.
    if (!outcome.mistake && config.plugins.search) continue;
    if (!outcome.mistake) throw errorOf(outcome);
    problems.push({ pointer: at, message: isCorner ? refused(outcome.message) : outcome.message });
    // The ends of the space would be refused for the same.
    if (!isCorner) break;
  }
  if (problems.length > 0) throw new InputError(reportOf(config.source, problems));
  return true;
}

/** How many trials a pruner is asked about; more than any has brackets. */
const most = 64;

const refused = (message: string): string => `a trial would be refused: ${message}`;

interface PlacedDemand {
  readonly demand: Demand;
  /** Pointer to what in the config it follows from. */
  readonly at: string;
  readonly isCorner: boolean;
}

/** What the config and the ends of its space ask of the backend, and what the encoder has against them. */
function demandsOf(
  config: Config,
  host: Host,
  corners: readonly Corner[],
): { problems: Problem[]; demands: PlacedDemand[] } {
  const problems: Problem[] = [];
  const demands: PlacedDemand[] = [];
  const own = { json: config.json, at: '/backend', isCorner: false };
  for (const { json, at, isCorner } of [own, ...corners.map((corner) => ({ ...corner, isCorner: true }))]) {
    try {
      demands.push({ demand: demandOf(host, json), at, isCorner });
    } catch (error) {
      // Its trial will say what else is thrown.
      if (!isInputError(error)) continue;
      if (isCorner) problems.push({ pointer: at, message: refused(error.message) });
      // The samples have been encoded with the config's own options, so it is the augmentation.
      else return { problems: [{ pointer: '/training/augmentation', message: error.message }], demands: [] };
    }
  }
  return { problems, demands };
}

/** What a promise gives; null if the signal comes first. */
function orStopped<Result>(wanted: Promise<Result>, signal: AbortSignal): Promise<Result | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    wanted.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

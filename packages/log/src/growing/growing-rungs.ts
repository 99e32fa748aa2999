import { trialAttributes } from '../attributes.js';
import { type Change, hasEnded } from '../format/change.js';
import type { TrialState } from '../format/record.js';
import type { LoggedTrial } from '../format/sweep-log.js';
import { epochsOf } from '../state/epochs-of.js';

/** What was decided about a trial after an epoch, and what it could be compared with. */
export interface Rung {
  /** How many epochs it had trained. */
  readonly epoch: number;
  readonly decision: 'continue' | 'pause' | TrialState;
  /** The first objective after that epoch; null if there was none. */
  readonly value: number | null;
  /** The ids of the other trials whose value after that epoch was known by then, rising. */
  readonly others: readonly number[];
}

/** The decisions about the trials of a growing log, in the order in which they were recorded. */
export interface GrowingRungs {
  see(change: Change): void;
  /** The decisions about a trial. What it costs grows with the number of trials. */
  rungs(id: number): readonly Rung[];
}

interface Decided extends Pick<Rung, 'epoch' | 'decision'> {
  /** How many decisions were recorded before it. */
  readonly order: number;
}

/** Begins to collect decisions. */
export function growingRungs(trials: readonly LoggedTrial[]): GrowingRungs {
  const decisions: (Decided[] | undefined)[] = [];
  let order = 0;
  const decide = (id: number, epoch: number, decision: Rung['decision']): void => {
    decisions[id] ??= [];
    decisions[id].push({ epoch, decision, order: order++ });
  };
  /** After how many decisions the value after an epoch was known. */
  const knownAt = (id: number, epoch: number): number =>
    decisions[id]?.find((one) => one.epoch >= epoch)?.order ?? Number.POSITIVE_INFINITY;
  return {
    see(change) {
      if (change.kind === 'attribute') {
        const epoch = trialAttributes.rung.epochIn(change.name);
        const { id, attributes } = change.trial;
        if (epoch !== null) decide(id, epoch, trialAttributes.rung.at(epoch).in(attributes)!);
      } else if (change.kind === 'state' && hasEnded(change.trial)) {
        decide(change.trial.id, epochsOf(change.trial), change.trial.state);
      }
    },
    rungs: (id) =>
      (decisions[id] ?? []).map(({ epoch, decision, order: mine }) => ({
        epoch,
        decision,
        value: trials[id]!.intermediate.get(epoch) ?? null,
        others: trials
          .filter(
            (other) => other.id !== id && other.intermediate.has(epoch) && knownAt(other.id, epoch) < mine,
          )
          .map((other) => other.id),
      })),
  };
}

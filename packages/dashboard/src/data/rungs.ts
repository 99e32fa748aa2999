import { lossOf } from '@s4nn/core';
import { actionsOf, type LoggedTrial, trialAttributes } from '@s4nn/log';
import type { TrialRung } from '@s4nn/report';
import type { LogContent } from '../follow/follow-sweep.js';

/** How many trials a rung names that a trial was compared with. */
const mostPeers = 300;

/** The decisions on a trial, in order, each with the trials whose values were known at it. */
export function rungsOf({ records, log }: LogContent, id: number): TrialRung[] {
  const [direction] = log.study.directions;
  const trial = log.trials[id]!;
  /** Up to which epoch each trial was committed. */
  const reached = new Map<number, number>();
  const rungs: TrialRung[] = [];
  for (const action of actionsOf(records, log.trials)) {
    if (action.kind !== 'commit' && action.kind !== 'drop') continue;
    const epoch = action.kind === 'commit' ? action.to : (reached.get(action.trial) ?? 0);
    if (action.trial === id) {
      const decision = action.kind === 'drop' ? 'dropped' : action.decision;
      rungs.push(rungOf(trial, epoch, decision, peersAt(log.trials, reached, id, epoch), (value) => lossOf(direction!, value)));
    }
    reached.set(action.trial, epoch);
  }
  return rungs;
}

type Peer = TrialRung['peers'][number];

function peersAt(
  trials: readonly LoggedTrial[],
  reached: ReadonlyMap<number, number>,
  id: number,
  epoch: number,
): Peer[] {
  return [...reached].flatMap(([other, to]) => {
    const value = trials[other]!.intermediate.get(epoch);
    return other === id || to < epoch || value === undefined || Number.isNaN(value) ? [] : [{ trial: other, value }];
  });
}

function rungOf(
  trial: LoggedTrial,
  epoch: number,
  decision: TrialRung['decision'],
  peers: readonly Peer[],
  loss: (value: number) => number,
): TrialRung {
  const found = trial.intermediate.get(epoch);
  const value = found === undefined || Number.isNaN(found) ? null : found;
  const pruned = decision === 'pruned' ? trialAttributes.pruned.in(trial.attributes) : undefined;
  const isCompared = value !== null && decision !== 'complete' && decision !== 'fail';
  const better = value === null ? 0 : peers.filter((peer) => loss(peer.value) < loss(value)).length;
  const nearest =
    peers.length > mostPeers && value !== null
      ? [...peers].sort((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value)).slice(0, mostPeers)
      : peers.slice(0, mostPeers);
  return {
    ...{ epoch, decision, value },
    limit: pruned?.limit ?? null,
    because: pruned?.because ?? null,
    place: isCompared && peers.length > 0 ? (pruned?.rank ?? better + 1) : null,
    peers: nearest,
    allPeers: peers.length,
  };
}

import { lossOf } from '@s4nn/core';
import { type Rung, trialAttributes } from '@s4nn/log';
import type { TrialRung } from '@s4nn/report';
import type { LogContent } from '../follow/follow-log.js';

/** How many trials a rung names that a trial was compared with. */
const mostPeers = 300;

/** The decisions on a trial, in order, each with the trials whose values were known at it. */
export function rungsOf({ report: { state } }: LogContent, id: number): TrialRung[] {
  const { study, trials } = state.log();
  const { attributes } = trials[id]!;
  const loss = (value: number): number => lossOf(study.directions[0]!, value);
  return state.rungs(id).map(({ epoch, decision, value: found, others }, k, all) => {
    const peers = others.flatMap((trial) => {
      const value = trials[trial]!.intermediate.get(epoch)!;
      return Number.isNaN(value) ? [] : [{ trial, value }];
    });
    const value = found === null || Number.isNaN(found) ? null : found;
    const isDropped = decision === 'pruned' && isPause(all[k - 1], epoch);
    const pruned = decision === 'pruned' && !isDropped ? trialAttributes.pruned.in(attributes) : undefined;
    const isJudged = value !== null && peers.length > 0 && decision !== 'complete' && decision !== 'fail';
    return {
      ...{ epoch, value, allPeers: peers.length },
      decision: isDropped ? 'dropped' : (decision as TrialRung['decision']),
      limit: pruned?.limit ?? null,
      because: pruned?.because ?? null,
      place: isJudged
        ? (pruned?.rank ?? 1 + peers.filter((peer) => loss(peer.value) < loss(value)).length)
        : null,
      peers: nearest(peers, value),
    };
  });
}

/** It waited there, and the sweep ended. */
const isPause = (before: Rung | undefined, epoch: number): boolean =>
  before?.decision === 'pause' && before.epoch === epoch;

type Peers = TrialRung['peers'];

const nearest = (peers: Peers, value: number | null): Peers =>
  peers.length <= mostPeers || value === null
    ? peers.slice(0, mostPeers)
    : [...peers].sort((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value)).slice(0, mostPeers);

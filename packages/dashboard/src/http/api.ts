import { stateOf, trialRow } from '@s4nn/log';
import { comparisonJson, comparisonOf, statusJson, underWay } from '@s4nn/sweep';
import type { FollowedSweep } from '../follow/follow-sweep.js';
import { type Address, trialIn } from './address.js';
import { networkOf } from './network-of.js';
import { askedIn, pageData } from './page-data.js';
import { Refusal } from './refusal.js';
import { type Answer, jsonAnswer } from './send.js';
import type { Sources } from './sources.js';
import { sweepOf } from './sweep-of.js';
import { sweepsIn } from './sweeps-in.js';

/** Answers a question in JSON, as the commands with `--json` do. */
export async function apiAnswer(sources: Sources, address: Address): Promise<Answer> {
  const [, kind, name, trials, id, ...rest] = address.parts;
  if (kind === 'pages') {
    return jsonAnswer(await pageData(sources, askedIn({ ...address, parts: address.parts.slice(2) })));
  }
  if (kind === 'compare' && name === undefined) return jsonAnswer(compared(sources, address));
  if (kind === 'sweeps' && name === undefined) return jsonAnswer(await sources.list());
  if (
    kind === 'sweeps' &&
    name !== undefined &&
    trials === 'trials' &&
    id !== undefined &&
    rest.join('/') === 'network'
  ) {
    return networkOf(sources, name, id, address);
  }
  if (kind !== 'sweeps' || name === undefined || rest.length > 0) throw new Refusal(404, 'nothing is here');
  const [sweep, { report }] = sweepOf(sources.followed, name);
  const state = { ...stateOf(report.state), name: sweep.name };
  if (trials === undefined) {
    return jsonAnswer(statusJson(underWay(state, sweep.folders.checkpoints), processOf(sweep)));
  }
  if (trials !== 'trials') throw new Refusal(404, 'nothing is here');
  if (id === undefined) return jsonAnswer(state.trials.map(trialRow));
  const trial = state.trials[trialIn(id)];
  if (!trial) throw new Refusal(404, `sweep ${name} has no trial ${id}`);
  return jsonAnswer(trialRow(trial));
}

function compared({ followed }: Sources, address: Address): object {
  const names = sweepsIn(address);
  if (names.length !== 2) throw new Refusal(400, 'expected two sweeps: ?sweeps=a,b');
  const [first, second] = names.map((name) => sweepOf(followed, name)[1].report.state);
  return comparisonJson(comparisonOf(first!, second!));
}

function processOf({ runner }: FollowedSweep): Parameters<typeof statusJson>[1] {
  if (runner.kind !== 'runs') return null;
  const { pid, host, since } = runner.holder;
  return { pid, host, since, seen: runner.seen };
}

import { valueText } from '@s4nn/core';
import type { ListData, ListedSweep, UnreadableSweep } from '../list.js';
import type { SweepStatus } from '../status.js';
import { roughly } from './duration.js';
import { countsText, statusText, trialsText } from './status.js';

/** What the list says of a sweep, beside its name, its times and its sparkline. */
export interface ListedText {
  readonly state: SweepStatus['state'] | 'unreadable';
  readonly label: string;
  readonly detail: string;
  readonly best: string;
  /** What the best value is of. */
  readonly metric: string;
  readonly trials: string;
  readonly counts: string;
  /** The time until its end. */
  readonly left: string;
}

/** The sweeps as they are listed: what changed last comes first. */
export const byChange = ({ sweeps }: ListData): ListData['sweeps'] =>
  [...sweeps].sort((a, b) => compare(b.changed, a.changed) || compare(a.name, b.name));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Says what there is to say of a sweep. */
export function listedText(sweep: ListedSweep | UnreadableSweep): ListedText {
  if ('trouble' in sweep) {
    const nothing = { best: '', metric: '', trials: '', counts: '', left: '' };
    return { state: 'unreadable', label: 'cannot be read', detail: sweep.trouble, ...nothing };
  }
  const { status, best, objective, trials, secondsLeft } = sweep;
  const isSingle = trials.asked === 0;
  return {
    state: status.state,
    ...statusText(status),
    best: best ? valueText(objective.metric, best.value) : 'none yet',
    metric: `${objective.metric}${best === null || best.trial === null ? '' : `, trial ${best.trial}`}`,
    trials: trialsText(trials),
    counts: isSingle ? '' : countsText(trials),
    left: secondsLeft === null ? '' : `about ${roughly(secondsLeft)}`,
  };
}

/** How many sweeps there are, and which of them need somebody: "30 sweeps with logs in sweeps: 2 running, 1 crashed". */
export function listSummary({ sweeps, folder }: ListData): string {
  const count = `${sweeps.length === 1 ? '1 sweep with a log' : `${sweeps.length} sweeps with logs`} in ${folder}`;
  const labels = sweeps.map((sweep) => listedText(sweep).label);
  const told = ['running', 'waiting for workers', 'crashed', 'cannot be read'].flatMap((label) => {
    const those = labels.filter((one) => one === label).length;
    return those === 0 ? [] : [`${those} ${label}`];
  });
  return told.length === 0 ? count : `${count}: ${told.join(', ')}`;
}

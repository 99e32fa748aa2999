import { valueText } from '@s4nn/core';
import { trialCounts, trialRow } from '@s4nn/log';
import type { ListedSweep } from '@s4nn/sweep';
import type { Colours } from '../../terminal.js';
import { oneLine } from '../format.js';
import { table } from '../table.js';

/** All sweeps as `--json` prints them. */
export const sweepListJson = (sweeps: readonly ListedSweep[]): object[] =>
  sweeps.map(({ name, is, changed, process, state, trouble }) => ({
    name,
    is,
    changed,
    process,
    total: state?.total ?? null,
    counts: state && trialCounts(state.trials),
    objectives: state?.objectives ?? null,
    best: state ? state.best.map((id) => trialRow(state.trials[id]!)) : null,
    trouble,
  }));

/** All sweeps as lines. */
export function sweepListText(sweeps: readonly ListedSweep[], colours: Colours): string[] {
  if (sweeps.length === 0) return ['no sweep has a log in sweeps/ here; s4nn sweep CONFIG starts one'];
  const troubles = sweeps.flatMap(({ trouble }) => trouble ?? []);
  return [
    ...table(['sweep', 'state', 'trials', 'best', 'last change'], sweeps.map(row), colours),
    ...troubles.map((trouble) => colours.yellow(oneLine(trouble))),
  ];
}

const row = ({ name, is, changed, state, trouble }: ListedSweep): string[] => [
  name,
  trouble === null ? is : `${is}, cannot be read`,
  state ? trialsText(state) : '',
  state ? bestText(state) : '',
  changed.slice(0, 19).replace('T', ' '),
];

function trialsText({ total, trials }: NonNullable<ListedSweep['state']>): string {
  if (total === 0) return 'a single run';
  const { complete, pruned, failed } = trialCounts(trials);
  return `${complete + pruned + failed} of ${total}`;
}

function bestText({
  best: [id],
  trials,
  objectives: [{ metric }],
}: NonNullable<ListedSweep['state']>): string {
  const value = id === undefined ? undefined : trials[id]!.values?.[0];
  return value === undefined ? '' : `${valueText(metric, value)} (trial ${id})`;
}

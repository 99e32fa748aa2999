import type { SweepState, Trial, TrialRow } from '@s4nn/log';
import { Command, Option } from 'commander';
import { integer } from '../options.js';
import type { Terminal } from '../terminal.js';

interface Options {
  sort: 'trial' | 'value';
  state?: TrialRow['state'];
  limit?: number;
  json?: boolean;
}

/** `s4nn trials SWEEP` */
export const trialsCommand = (terminal: Terminal): Command =>
  new Command('trials')
    .description('List the trials of a sweep.')
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .addOption(
      new Option('--sort <by>', 'sort by trial number, or by the first objective with the best first')
        .choices(['trial', 'value'])
        .default('trial'),
    )
    .addOption(
      new Option('--state <state>', 'only trials in this state').choices([
        'complete',
        'pruned',
        'failed',
        'running',
      ]),
    )
    .option('--limit <n>', 'only the first n trials', integer('--limit', 1))
    .option('--json', 'print the trials as a JSON array, with all digits')
    .addHelpText(
      'after',
      `
Examples:
  s4nn trials mnist
  s4nn trials mnist --sort value --state complete --limit 10
  s4nn trials configs/mnist.json --state failed --json | jq '.[].reason'

Values are those in the log; the value of a pruned trial is that after its last epoch. Seconds are those in which it was trained,
without waits and breaks. The sweep may still be running.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, options: Options, { stdout }: Terminal): Promise<void> {
  const { readUnderWay } = await import('@s4nn/sweep');
  const { trialRow } = await import('@s4nn/log');
  const { trialTable } = await import('../view/sweep/trials.js');
  const state = await readUnderWay(sweep);
  const trials = state.trials
    .filter((trial) => options.state === undefined || trialRow(trial).state === options.state)
    .sort(options.sort === 'value' ? byValue(state) : byTrial)
    .slice(0, options.limit);
  if (options.json) stdout.print(JSON.stringify(trials.map(trialRow), null, 2));
  else if (trials.length > 0) stdout.print(trialTable(trials, state, stdout.colours).join('\n'));
  else stdout.print(`${state.name}: no ${options.state === undefined ? '' : `${options.state} `}trials`);
}

const byTrial = (a: Trial, b: Trial): number => a.id - b.id;

/** Best first; trials without a value last. */
function byValue({ objectives: [{ direction }] }: SweepState) {
  const lossOf = ({ values }: Trial): number => {
    const value = values?.[0];
    if (value === undefined || Number.isNaN(value)) return Number.POSITIVE_INFINITY;
    return direction === 'minimize' ? value : -value;
  };
  return (a: Trial, b: Trial): number => {
    const [ours, theirs] = [lossOf(a), lossOf(b)];
    return ours === theirs ? byTrial(a, b) : ours < theirs ? -1 : 1;
  };
}

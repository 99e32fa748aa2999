import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn compare SWEEP SWEEP` */
export const compareCommand = (terminal: Terminal): Command =>
  new Command('compare')
    .description('Compare two sweeps: what they did and found, and how their configs differ.')
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .argument('<other>', 'another sweep')
    .option('--json', 'print the comparison as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn compare mnist mnist-seed-7
  s4nn compare configs/mnist.json configs/paper/mnist.json
  s4nn compare mnist mnist-seed-7 --json | jq .difference

This reads only the logs, so the sweeps may still be running. Seconds are the time during which at least one trial ran. The best
so far is compared after equally many trials and equally many epochs. If the objectives differ, values are not compared.`,
    )
    .action((sweep, other, options) => run(sweep, other, options, terminal));

async function run(
  sweep: string,
  other: string,
  { json }: { json?: boolean },
  { stdout }: Terminal,
): Promise<void> {
  const { compareSweeps, comparisonJson } = await import('@s4nn/sweep');
  const { comparisonText } = await import('../view/sweep/comparison.js');
  const comparison = await compareSweeps(sweep, other);
  stdout.print(
    json
      ? JSON.stringify(comparisonJson(comparison), null, 2)
      : comparisonText(comparison, stdout.colours).join('\n'),
  );
}

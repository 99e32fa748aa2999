import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn compare SWEEP SWEEP` */
export const compareCommand = (terminal: Terminal): Command =>
  new Command('compare')
    .description('Show two sweeps side by side; they may still run.')
    .argument('<sweep>', 'the name of a sweep whose log lies in sweeps/, or its config')
    .argument('<other>', 'another one')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn compare mnist mnist-seed-7
  s4nn compare configs/mnist.json configs/paper/mnist.json
  s4nn compare mnist mnist-seed-7 --json | jq .difference

It reads the logs alone. Seconds are those in which some trial ran. The best so far is compared after as many trials, and
after as many epochs, as both have done; sweeps with other objectives are not compared by value.`,
    )
    .action((sweep, other, options) => run(sweep, other, options, terminal));

async function run(
  sweep: string,
  other: string,
  { json }: { json?: boolean },
  { stdout }: Terminal,
): Promise<void> {
  const { compareSweeps } = await import('@s4nn/sweep');
  const { comparisonJson, comparisonText } = await import('../view/sweep/comparison.js');
  const comparison = await compareSweeps(sweep, other);
  stdout.print(
    json
      ? JSON.stringify(comparisonJson(comparison), null, 2)
      : comparisonText(comparison, stdout.colours).join('\n'),
  );
}

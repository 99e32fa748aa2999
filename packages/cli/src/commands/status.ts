import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn status SWEEP` */
export const statusCommand = (terminal: Terminal): Command =>
  new Command('status')
    .description('Show how far a sweep is: counts of its trials, the best so far, those under way.')
    .argument('<sweep>', 'the name of a sweep whose log lies in sweeps/, or its config')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn status mnist
  s4nn status configs/mnist.json --json | jq .counts
  watch s4nn status mnist

It reads the log alone: trials under way run now, wait at a rung, or go on when the sweep is resumed. Their epochs are in
the log once a rung of the pruner, or their end, is reached.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, { json }: { json?: boolean }, { stdout }: Terminal): Promise<void> {
  const { readSweep } = await import('@s4nn/sweep');
  const { statusJson, statusText } = await import('../view/sweep/status.js');
  const state = await readSweep(sweep);
  stdout.print(
    json ? JSON.stringify(statusJson(state), null, 2) : statusText(state, stdout.colours).join('\n'),
  );
}

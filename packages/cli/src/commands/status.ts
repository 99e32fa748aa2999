import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn status SWEEP` */
export const statusCommand = (terminal: Terminal): Command =>
  new Command('status')
    .description("Show a sweep's progress: counts, best so far, running trials.")
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .option('--json', 'print the progress as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn status mnist
  s4nn status configs/mnist.json --json | jq .counts
  watch s4nn status mnist

This reads only the log. A running trial may be training, waiting at a rung, or waiting for the sweep to be resumed. Its epochs
appear in the log when it reaches a rung of the pruner, or its end.`,
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

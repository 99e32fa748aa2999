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

It says which process runs the sweep, if one does. Of a sweep on other machines, it says which workers serve it and how long each
machine ran segments of it. A running trial may be training, waiting at a rung, or waiting for the sweep to be resumed. Its epochs
appear in the log when it reaches a rung of the pruner, or its end.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, { json }: { json?: boolean }, { stdout }: Terminal): Promise<void> {
  const { readSweep, runningProcess, statusJson } = await import('@s4nn/sweep');
  const { statusText } = await import('../view/sweep/status.js');
  const state = await readSweep(sweep);
  const process = await runningProcess(sweep);
  stdout.print(
    json
      ? JSON.stringify(statusJson(state, process), null, 2)
      : statusText(state, process, stdout.colours).join('\n'),
  );
}

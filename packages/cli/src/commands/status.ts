import { Command } from 'commander';
import { commandsIn } from '../commands-in.js';
import type { Terminal } from '../terminal.js';

/** `s4nn status [SWEEP]` */
export const statusCommand = (terminal: Terminal): Command =>
  new Command('status')
    .description("List all sweeps, or show a sweep's progress: counts, best so far, running trials.")
    .argument(
      '[sweep]',
      'name of a sweep whose log is in sweeps/, or its config file; without it, all are listed',
    )
    .option('--json', 'print the progress as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn status
  s4nn status mnist
  s4nn status configs/mnist.json --json | jq .counts
  watch s4nn status mnist

It says which process runs the sweep, if one does. Of a sweep on other machines, it says which workers serve it and how long each
machine ran segments of it. A running trial may be training, waiting at a rung, or waiting for the sweep to be resumed. Its epochs
are those that are kept, whatever happens: the sweep continues after them.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(
  sweep: string | undefined,
  { json }: { json?: boolean },
  { stdout }: Terminal,
): Promise<void> {
  const { listSweeps, readUnderWay, runningProcess, statusJson } = await import('@s4nn/sweep');
  if (sweep === undefined) {
    const { sweepListJson, sweepListText } = await import('../view/sweep/sweep-list.js');
    const sweeps = await listSweeps();
    stdout.print(
      json
        ? JSON.stringify(sweepListJson(sweeps), null, 2)
        : commandsIn(sweepListText(sweeps, stdout.colours).join('\n')),
    );
    return;
  }
  const { statusText } = await import('../view/sweep/status.js');
  const state = await readUnderWay(sweep);
  const process = await runningProcess(sweep);
  stdout.print(
    json
      ? JSON.stringify(statusJson(state, process), null, 2)
      : statusText(state, process, stdout.colours).join('\n'),
  );
}

import { Command } from 'commander';
import { lanesPlugin } from '../../lanes-plugin.js';
import type { Terminal } from '../../terminal.js';

/** `s4nn queue status`, `s4nn queue clean` */
export const queueCommand = (terminal: Terminal): Command =>
  new Command('queue')
    .description('Show what is on the queue of sweeps on many machines, and remove what was left there.')
    .addCommand(
      new Command('status')
        .description('Show sweeps, workers and memory of a queue.')
        .option('--queue <url>', 'address of Redis or Valkey (default: S4NN_QUEUE)')
        .option('--json', 'print it as JSON')
        .action((options) => status(options, terminal)),
    )
    .addCommand(
      new Command('clean')
        .description(
          'Remove what sweeps left whose process is gone. Logs and results are not on the queue; what workers trained since then is trained again.',
        )
        .option('--queue <url>', 'address of Redis or Valkey (default: S4NN_QUEUE)')
        .option('--all', 'remove running sweeps, too: their processes send again what they need')
        .action((options) => clean(options, terminal)),
    )
    .addHelpText(
      'after',
      `
Examples:
  s4nn queue status --queue redis://10.0.0.5:6379
  s4nn queue status --json | jq '.workers[] | {name, serves, refused}'
  s4nn queue clean`,
    );

async function status(
  { queue, json }: { queue?: string; json?: boolean },
  { stdout }: Terminal,
): Promise<void> {
  const { plugin, given } = await lanesPlugin(queue);
  const state = await plugin.inspect!(given);
  if (json) return stdout.print(JSON.stringify(state, null, 2));
  const { queueLines } = await import('../../view/queue-lines.js');
  for (const line of queueLines(state, stdout.colours)) stdout.print(line);
}

async function clean(
  { queue, all = false }: { queue?: string; all?: boolean },
  { stdout }: Terminal,
): Promise<void> {
  const { plugin, given } = await lanesPlugin(queue);
  const removed = await plugin.clean!(given, all);
  for (const line of removed) stdout.print(`removed ${line}`);
  if (removed.length === 0) stdout.print('nothing to remove');
}

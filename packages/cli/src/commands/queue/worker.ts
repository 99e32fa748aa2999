import { Command } from 'commander';
import { interruptible } from '../../interruption.js';
import { lanesPlugin } from '../../lanes-plugin.js';
import { integer, mostThreads } from '../../options.js';
import type { Terminal } from '../../terminal.js';

interface Options {
  queue?: string;
  threads?: number;
  once?: boolean;
  state?: string;
  allowFiles?: boolean;
}

/** `s4nn worker` */
export const workerCommand = (terminal: Terminal): Command =>
  new Command('worker')
    .summary('Train for the sweeps of a queue, on this machine.')
    .description(
      'Train for the sweeps of a queue, on this machine. Run it in a folder with the same packages and data as that of the sweep.',
    )
    .option('--queue <url>', 'address of Redis or Valkey (default: S4NN_QUEUE)')
    .option(
      '--threads <n>',
      'threads to train in (default: one per core)',
      integer('--threads', 1, '', mostThreads),
    )
    .option('--once', 'serve one sweep, and end with it, or after five minutes without any')
    .option('--state <folder>', 'shared folder of states, where the sweep names one in /lanes/state')
    .option('--allow-files', 'also run plugins that a sweep names by path, not only installed packages')
    .addHelpText(
      'after',
      `
Examples:
  s4nn worker --queue redis://10.0.0.5:6379
  S4NN_QUEUE=redis://s4nn:PASSWORD@10.0.0.5:6379 s4nn worker --threads 8
  s4nn worker --once                     for batch systems such as Slurm

It serves one sweep at a time, and only after it has proved that its code, plugins, samples and arithmetic give the same networks.
Ctrl-C or SIGTERM ends it after the running epochs, and what it trained resumes on another worker; a second one ends it at once.
docs/many-machines.md has the whole setup.`,
    )
    .action((options) => run(options, terminal));

async function run(options: Options, terminal: Terminal): Promise<void> {
  const { queue, state, threads = 'auto', once = false, allowFiles = false } = options;
  const { plugin, given } = await lanesPlugin(queue, state === undefined ? {} : { state });
  await interruptible(
    terminal,
    (signal) =>
      plugin.work!(given, {
        folder: process.cwd(),
        threads,
        once,
        allowFiles,
        signal,
        say: (text) => terminal.stderr.print(text),
      }),
    ({ stderr }) => stderr.print('stopped; what it trained begins again on another worker'),
  );
}

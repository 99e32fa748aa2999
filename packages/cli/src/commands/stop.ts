import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn stop SWEEP` */
export const stopCommand = (terminal: Terminal): Command =>
  new Command('stop')
    .description('Stop a sweep that runs on this machine, as Ctrl-C does; its command goes on later.')
    .argument('<sweep>', 'the name of a sweep whose log lies in sweeps/, or its config')
    .option('--now', 'do not wait for the epochs that run now, as a second Ctrl-C')
    .addHelpText(
      'after',
      `
Examples:
  s4nn stop mnist
  s4nn stop configs/mnist.json --now

Ends with 0 when the sweep has stopped, and with 2 where none runs.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(
  sweep: string,
  { now = false }: { now?: boolean },
  { stdout, stderr }: Terminal,
): Promise<void> {
  const { stopSweep } = await import('@s4nn/sweep');
  const { name, pid, done } = await stopSweep(sweep, {
    now,
    asked: (pid) =>
      stderr.print(`asked process ${pid} to stop${now ? '' : ' after the epochs that run now'}`),
  });
  stdout.print(
    done
      ? `${name}: process ${pid} came to the end of the sweep before it stopped; its results are written`
      : `${name}: process ${pid} has stopped; the same command goes on`,
  );
}

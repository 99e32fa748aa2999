import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn stop SWEEP` */
export const stopCommand = (terminal: Terminal): Command =>
  new Command('stop')
    .summary('Stop a sweep that runs on this machine, as Ctrl-C does.')
    .description(
      'Stop a sweep that runs on this machine, as Ctrl-C does. The command that started it also resumes it.',
    )
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .option('--now', 'do not wait for the running epochs, like a second Ctrl-C')
    .addHelpText(
      'after',
      `
Examples:
  s4nn stop mnist
  s4nn stop configs/mnist.json --now

Exits with 0 once the sweep has stopped, or with 2 if it is not running, or runs in another container or on another host.`,
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
    asked: (pid) => stderr.print(`asked process ${pid} to stop${now ? '' : ' after the running epochs'}`),
  });
  stdout.print(
    done
      ? `${name}: process ${pid} finished the sweep before it stopped; its results are written`
      : `${name}: process ${pid} has stopped; the command that started it resumes it`,
  );
}

import { Command } from 'commander';
import { exitCodes } from '../exit.js';
import { interruptible } from '../interruption.js';
import { edit, integer, overridesOf, threads } from '../options.js';
import type { Terminal } from '../terminal.js';

interface Options {
  run?: boolean;
  threads?: number | 'auto';
  trials?: number;
  seed?: number;
  name?: string;
  json?: boolean;
  set?: Record<string, unknown>;
}

/** `s4nn verify CONFIG` */
export const verifyCommand = (terminal: Terminal): Command =>
  new Command('verify')
    .description("Check that every suggestion and decision in a sweep's log follows from its config.")
    .argument(
      '<sweep>',
      'config file of a sweep that has been run, or its name if it is that of a config in configs/',
    )
    .option('--run', 'also run the whole sweep again, in a temporary folder, and compare every value')
    .option('--threads <n>', 'with --run: trials to run at a time', threads)
    .option('--trials <n>', 'number of trials that the sweep was run with', integer('--trials', 1))
    .option('--seed <n>', 'seed that the sweep was run with', integer('--seed', 0))
    .option('--name <name>', 'name that the sweep was run with')
    .option('--set <pointer=value>', 'change a value of the config; may be repeated', edit)
    .option('--json', 'print what was compared as JSON on stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn verify mnist
  s4nn verify configs/smoke.json --run --threads 1

Exits with 0 if everything matches the log, else with 2 and the first mismatch.`,
    )
    .action((file, options) => run(file, options, terminal));

async function run(file: string, options: Options, terminal: Terminal): Promise<void> {
  const { stdout, stderr } = terminal;
  const { readConfig } = await import('@s4nn/config');
  const { findConfig, verify } = await import('@s4nn/sweep');
  const { config: path, found } = findConfig(file);
  if (found !== null) stderr.print(`using ${found}`);
  const config = await readConfig(path, overridesOf(options));
  const { createReporter } = await import('../view/progress/reporter.js');
  const reporter = createReporter(stderr);
  try {
    const check = (signal: AbortSignal) =>
      verify(config, {
        run: options.run ?? false,
        ...(options.threads === undefined ? {} : { threads: options.threads }),
        signal,
        show: reporter.show,
      });
    const verification = await (options.run
      ? interruptible(terminal, check, stopped)
      : check(new AbortController().signal));
    reporter.close();
    if (!verification) return stopped(terminal);
    const { suggestions, decisions, fingerprint } = verification;
    if (options.json) {
      stdout.print(
        JSON.stringify({ suggestions, decisions, run: options.run ?? false, fingerprint }, null, 2),
      );
      return;
    }
    stdout.print(
      `everything matches the log: ${suggestions} suggestions, ${decisions} decisions${options.run ? ', and all values of a second run' : ''}\nfingerprint ${fingerprint}`,
    );
  } finally {
    reporter.close();
  }
}

function stopped(terminal: Terminal): void {
  terminal.stderr.print('stopped; the log was not compared to its end');
  terminal.exitCode = exitCodes.interrupted;
}

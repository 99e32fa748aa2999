import { Command } from 'commander';
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
    .description('Check that a sweep did what its config makes it do: every suggestion, every decision.')
    .argument('<config>', 'the config of a sweep that has been run')
    .option('--run', 'run the whole sweep again, elsewhere, and compare every value too')
    .option('--threads <n>', 'with --run: trials at a time', threads)
    .option('--trials <n>', 'number of trials, as given to the sweep', integer('--trials', 1))
    .option('--seed <n>', 'seed, as given to the sweep', integer('--seed', 0))
    .option('--name <name>', 'name of the log')
    .option('--set <pointer=value>', 'change a value of the config; can be repeated', edit)
    .option('--json', 'print what was compared as JSON on stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn verify configs/mnist.json
  s4nn verify configs/smoke.json --run --threads 1

Ends with 0 if everything is as the log says, and else with 2 and the first thing that is not.`,
    )
    .action((file, options) => run(file, options, terminal));

async function run(file: string, options: Options, { stdout, stderr }: Terminal): Promise<void> {
  const { readConfig } = await import('@s4nn/config');
  const { verify } = await import('@s4nn/sweep');
  const config = await readConfig(file, overridesOf(options));
  const { createReporter } = await import('../view/progress/reporter.js');
  const reporter = createReporter(stderr);
  try {
    const { suggestions, decisions, fingerprint } = await verify(config, {
      run: options.run ?? false,
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      show: reporter.show,
    });
    await reporter.close();
    if (options.json) {
      stdout.print(
        JSON.stringify({ suggestions, decisions, run: options.run ?? false, fingerprint }, null, 2),
      );
      return;
    }
    stdout.print(
      `as the log says: ${suggestions} suggestions, ${decisions} decisions${options.run ? ', and all values, run again' : ''}\nfingerprint ${fingerprint}`,
    );
  } finally {
    await reporter.close();
  }
}

import { InputError } from '@s4nn/core/errors';
import { Command, Option } from 'commander';
import { interruptible, stopped } from '../interruption.js';
import { edit, integer, threads } from '../options.js';
import type { Terminal } from '../terminal.js';

interface Options {
  seeds: readonly number[];
  vary?: string[];
  threads?: number | 'auto';
  trials?: number;
  name?: string;
  set?: Record<string, unknown>;
  fresh?: boolean;
  json?: boolean;
}

/** `s4nn repeat CONFIG` */
export const repeatCommand = (terminal: Terminal): Command =>
  new Command('repeat')
    .description(
      'Run a config once per seed, and print the mean and standard deviation of every measurement.',
    )
    .argument('<config>', 'config file (JSON, comments allowed)')
    .addOption(
      new Option('--seeds <seeds>', 'how many seeds, counting from 1, or a list such as 3,7,9')
        .argParser(seeds)
        .default(seeds('3'), '3'),
    )
    .option(
      '--vary <pointer>',
      "where to put the seed besides /training/seed; may be repeated (default: the dataset's seed, if it has one)",
      (pointer: string, earlier: string[] = []) => [...earlier, pointer],
    )
    .option('--threads <n>', 'as for sweep; without a search, the number of seeds to run at a time', threads)
    .option('--trials <n>', 'number of trials per seed', integer('--trials', 1))
    .option('--name <name>', 'prefix for the names of logs and results')
    .option('--set <pointer=value>', 'change a value of the config; may be repeated', edit)
    .option('--fresh', 'discard earlier runs and start over')
    .option('--json', 'print everything as JSON on stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn repeat configs/paper/mnist.json --seeds 5
  s4nn repeat configs/paper/caltech.json --seeds 10        a different split per seed
  s4nn repeat configs/iris.json --seeds 10 --json | jq .accuracy.potential.mean

Each seed is a sweep of its own, in results/<name>-seed-<seed>/. To resume after a stop, run the same command again. The test
samples are used once per seed, so choose settings on validation samples first, with s4nn sweep.`,
    )
    .action((file, options) => run(file, options, terminal));

/** Parses `--seeds`: a count, or a list. */
function seeds(text: string): readonly number[] {
  const parts = text.split(',').map(integer('--seeds', text.includes(',') ? 0 : 1));
  const [count] = parts;
  const all = parts.length === 1 ? Array.from({ length: count! }, (_, index) => index + 1) : parts;
  if (new Set(all).size < all.length)
    throw new InputError(`--seeds: found ${text}, expected different seeds`);
  return all;
}

async function run(file: string, { json = false, ...options }: Options, terminal: Terminal): Promise<void> {
  const { stdout, stderr } = terminal;
  const [{ repeat }, { repetitionTable, seedLine }] = await Promise.all([
    import('@s4nn/measure'),
    import('../view/sweep/repetition.js'),
  ]);
  const began = performance.now();
  let ended = 0;
  const repetition = await interruptible(terminal, (signal) =>
    repeat(file, {
      ...options,
      signal,
      onEnd: (seed, summary) => {
        ended++;
        const seconds = (performance.now() - began) / 1000;
        const left = (seconds / ended) * (options.seeds.length - ended);
        stderr.print(seedLine(seed, summary, left));
      },
    }),
  );
  if (!repetition) stopped(terminal);
  else
    stdout.print(
      json ? JSON.stringify(repetition, null, 2) : repetitionTable(repetition, stdout.colours).join('\n'),
    );
}

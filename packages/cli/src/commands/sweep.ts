import type { Config } from '@s4nn/config';
import { Command } from 'commander';
import { interruptible, stopped } from '../interruption.js';
import { edit, integer, overridesOf, threads } from '../options.js';

interface Options {
  threads?: number | 'auto';
  trials?: number;
  seed?: number;
  name?: string;
  set?: Record<string, unknown>;
  extend?: boolean;
  fresh?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** `s4nn sweep CONFIG` */
export const sweepCommand = (): Command =>
  new Command('sweep')
    .description('Run a config: search, retrain the best trial, test it once. The same command resumes.')
    .argument('<config>', 'a config file (JSON, comments allowed)')
    .option('--threads <n>', 'trials at a time: a number, auto for one a core, 0 for this process', threads)
    .option('--trials <n>', 'number of trials', integer('--trials', 1))
    .option('--seed <n>', 'seed of everything random', integer('--seed', 0))
    .option('--name <name>', 'name of the log and the results')
    .option('--set <pointer=value>', 'change a value of the config; can be repeated', edit)
    .option('--extend', 'go on with more trials, wider ranges or other budgets than before')
    .option('--fresh', 'forget an earlier run of this sweep')
    .option('--dry-run', 'check everything and say what would happen, but write nothing')
    .option('--json', 'print the summary, or what would happen, as JSON on stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn sweep configs/mnist.json
  s4nn sweep configs/mnist.json --threads 1 --seed 7 --name mnist-seed-7
  s4nn sweep configs/paper/mnist.json --set /training/epochs=5 --name quick
  s4nn sweep configs/mnist.json --trials 60 --extend
  s4nn sweep configs/mnist.json --dry-run
  s4nn sweep configs/smoke.json --json | jq .test.accuracy.potential

Log:     sweeps/<name>.journal.log   (opens in Optuna's tools)
Results: results/<name>/             (summary.json, weights.npz, config.json, trials.csv)
Both folders stand beside the configs/ folder that holds the config, else in the current folder.`,
    )
    .action(run);

async function run(file: string, options: Options): Promise<void> {
  const { readConfig } = await import('@s4nn/config');
  const config = await readConfig(file, overridesOf(options));
  await (options.dryRun ? showPlan(config, options) : runSweep(config, options));
}

async function showPlan(config: Config, options: Options): Promise<void> {
  const { planSweep } = await import('@s4nn/sweep');
  const { planText } = await import('../view/plan.js');
  const plan = await planSweep(config, runOptions(options));
  console.log(options.json ? JSON.stringify(plan, null, 2) : planText(plan).join('\n'));
}

const runOptions = ({ threads, fresh, extend }: Options) => ({
  ...(threads === undefined ? {} : { threads }),
  fresh: fresh ?? false,
  extend: extend ?? false,
});

async function runSweep(config: Config, options: Options): Promise<void> {
  const { sweep } = await import('@s4nn/sweep');
  const { createReporter } = await import('../view/reporter.js');
  const { resultTable } = await import('../view/result.js');
  const reporter = createReporter();
  let folder = '';
  let fromEarlier = false;
  try {
    const summary = await interruptible((signal) =>
      sweep(config, {
        ...runOptions(options),
        signal,
        show: (progress) => {
          if (progress.kind === 'result') ({ folder, fromEarlier } = progress);
          reporter.show(progress);
        },
      }),
    );
    await reporter.close();
    if (!summary) stopped();
    else if (options.json) console.log(JSON.stringify(summary, null, 2));
    else {
      const { relative } = await import('node:path');
      if (fromEarlier) console.log('This sweep was complete; --fresh runs it again.');
      console.log(resultTable(summary, relative(process.cwd(), folder) || '.'));
    }
  } finally {
    await reporter.close();
  }
}

import type { Config } from '@s4nn/config';
import { Command } from 'commander';
import { interruptible, stopped } from '../interruption.js';
import { edit, integer, overridesOf, threads } from '../options.js';
import type { DashboardBeside } from '../process/dashboard-beside.js';
import { lanesOverride } from '../queue-option.js';
import type { Terminal } from '../terminal.js';

interface Options {
  threads?: number | 'auto';
  trials?: number;
  seed?: number;
  name?: string;
  set?: Record<string, unknown>;
  extend?: boolean;
  fresh?: boolean;
  dryRun?: boolean;
  dashboard?: boolean;
  queue?: string | false;
  json?: boolean;
}

/** `s4nn sweep CONFIG` */
export const sweepCommand = (terminal: Terminal): Command =>
  new Command('sweep')
    .summary('Run a config: search, retrain the best trial and test it once.')
    .description(
      'Run a config: search, retrain the best trial and test it once. If it is interrupted, run the same command again to resume.',
    )
    .argument('<config>', 'config file (JSON, comments allowed)')
    .option(
      '--threads <n>',
      'trials to run at a time: a number, auto (one per core) or 0 (in this process)',
      threads,
    )
    .option(
      '--queue <url>',
      'train on workers of this queue, such as redis://HOST:6379 (default: S4NN_QUEUE; see docs/many-machines.md)',
    )
    .option('--no-queue', 'train on this machine, whatever S4NN_QUEUE and the config say')
    .option('--trials <n>', 'number of trials', integer('--trials', 1))
    .option('--seed <n>', 'seed for everything random', integer('--seed', 0))
    .option('--name <name>', 'name of the log and the results (default: that of the config file)')
    .option('--set <pointer=value>', 'change a value of the config; may be repeated', edit)
    .option('--extend', 'continue an earlier run with more trials, wider ranges or other budgets')
    .option('--fresh', 'discard an earlier run of this sweep and start over')
    .option(
      '--dry-run',
      'check everything and say what was read and what would happen, but train and record nothing',
    )
    .option('--dashboard', 'also serve a dashboard while it runs (see s4nn dashboard --help)')
    .option('--json', 'print the summary (with --dry-run, the plan) as JSON on stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn sweep configs/mnist.json
  s4nn sweep configs/mnist.json --threads 1 --seed 7 --name mnist-seed-7
  s4nn sweep configs/paper/mnist.json --set /training/epochs=5 --name quick
  s4nn sweep configs/mnist.json --trials 60 --extend
  s4nn sweep configs/mnist.json --dry-run
  s4nn sweep configs/mnist.json --dashboard
  s4nn sweep configs/mnist.json --queue redis://10.0.0.5:6379
  s4nn sweep configs/smoke.json --json | jq .test.accuracy.potential

Log:     sweeps/<name>.journal.log   (opens in Optuna's tools)
Results: results/<name>/             (summary.json, weights.npz, config.json, trials.csv)
Both folders are next to the configs/ folder that holds the config, or else in the current folder.`,
    )
    .action((file, options) => run(file, options, terminal));

async function run(file: string, options: Options, terminal: Terminal): Promise<void> {
  const { readConfig } = await import('@s4nn/config');
  const config = await readConfig(file, { ...overridesOf(options), ...lanesOverride(options.queue) });
  await (options.dryRun ? showPlan(config, options, terminal) : runSweep(config, options, terminal));
}

async function showPlan(config: Config, options: Options, { stdout }: Terminal): Promise<void> {
  const { planSweep } = await import('@s4nn/sweep');
  const { planText } = await import('../view/sweep/plan.js');
  const plan = await planSweep(config, runOptions(options));
  stdout.print(options.json ? JSON.stringify(plan, null, 2) : planText(plan, stdout.colours).join('\n'));
}

const runOptions = ({ threads, fresh, extend }: Options) => ({
  ...(threads === undefined ? {} : { threads }),
  fresh: fresh ?? false,
  extend: extend ?? false,
});

async function runSweep(config: Config, options: Options, terminal: Terminal): Promise<void> {
  const { stdout, stderr } = terminal;
  const { sweep } = await import('@s4nn/sweep');
  const { createReporter } = await import('../view/progress/reporter.js');
  const { resultTable } = await import('../view/sweep/result.js');
  const { whatNext } = await import('../view/sweep/what-next.js');
  const { keptText } = await import('../view/progress/kept-text.js');
  const reporter = createReporter(stderr);
  let kept: string | null = null;
  let folder = '';
  let fromEarlier = false;
  const dashboard = options.dashboard ? await besideIt(config, stderr.print) : null;
  try {
    const summary = await interruptible(terminal, (signal) =>
      sweep(config, {
        ...runOptions(options),
        signal,
        show: (progress) => {
          if (progress.kind === 'result') ({ folder, fromEarlier } = progress);
          if (progress.kind === 'stopped') kept = keptText(progress.kept) ?? 'no epoch has ended yet';
          reporter.show(progress);
        },
      }),
    );
    reporter.close();
    if (!summary) stopped(terminal, kept);
    else if (options.json) stdout.print(JSON.stringify(summary, null, 2));
    else {
      const { relative } = await import('node:path');
      if (fromEarlier) stdout.print('This sweep was complete; --fresh runs it again.');
      stdout.print(resultTable(summary, relative(process.cwd(), folder) || '.', stdout.colours));
      for (const text of whatNext(folder, stdout)) stdout.print(text);
    }
  } finally {
    dashboard?.stop();
    reporter.close();
  }
}

async function besideIt(config: Config, print: (text: string) => void): Promise<DashboardBeside> {
  const { dirname } = await import('node:path');
  const { foldersOf } = await import('@s4nn/sweep');
  const { dashboardBeside } = await import('../process/dashboard-beside.js');
  const project = dirname(dirname(foldersOf(config).journal));
  return dashboardBeside(
    project,
    (url) => print(`dashboard: ${url.replace('/#', `/sweeps/${encodeURIComponent(config.name)}#`)}`),
    (why) => print(`the dashboard is not there: ${why}`),
  );
}

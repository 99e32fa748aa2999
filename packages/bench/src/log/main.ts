import { Command } from 'commander';
import { runCommand, wholeNumber } from '../command.js';
import { showProgress } from '../view/progress.js';
import { measureLog } from './measure-log.js';

interface Options {
  readonly trials: number;
  readonly runs: number;
  readonly json?: boolean;
}

const program = new Command('bench:log')
  .description(
    'Measure what a log costs those who read it: reading its file, folding it, making the data of its report, and taking three more ' +
      'trials. Beside it, in the same runs, JSON.parse of each line.',
  )
  .option('--trials <number>', 'trials of the log, 8.4 kB each', wholeNumber, 5000)
  .option('--runs <number>', 'runs, of which the medians count', wholeNumber, 5)
  .option('--json', 'print the figures as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:log
  pnpm bench:log --trials 50000 --runs 1`,
  )
  .exitOverride()
  .action(run);

async function run({ trials, runs, json = false }: Options): Promise<void> {
  const { progress, clear } = showProgress(process.stderr);
  const figures = await measureLog(trials, runs, (done) => progress(done, `${trials} trials`));
  clear();
  if (json) {
    console.log(JSON.stringify(figures, null, 2));
    return;
  }
  console.log(`${trials} trials, ${(figures.bytes / 1e6).toFixed(1)} MB, ${figures.records} records\n`);
  for (const { what, seconds } of figures.rows) {
    const ratio = (seconds / figures.parsing).toPrecision(2);
    console.log(
      `${what.padEnd(36)}${(1000 * seconds).toFixed(1).padStart(10)} ms${ratio.padStart(10)} × JSON.parse`,
    );
  }
}

await runCommand(program);

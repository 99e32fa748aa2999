import { Command } from 'commander';
import { runCommand, wholeNumber } from '../command.js';
import { median } from '../median.js';
import { showProgress } from '../view/progress.js';
import { type Mode, type OrderOptions, workRate } from './work-rate.js';

interface Options extends OrderOptions {
  readonly runs: number;
  readonly json?: boolean;
}

const program = new Command('bench:order')
  .description(
    'Measure the cost of the reproducible order of a sweep: how much it trains per second on real MNIST, compared with the ' +
      'async order, which takes results as they come. Both run in turn, on the same trials.',
  )
  .option('--trials <number>', 'trials per sweep', wholeNumber, 16)
  .option('--epochs <number>', 'epochs per trial', wholeNumber, 2)
  .option('--threads <number>', 'lanes', wholeNumber, 2)
  .option('--runs <number>', 'sweeps in each order, each with its own seed', wholeNumber, 3)
  .option('--json', 'print the rates as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:order
  pnpm bench:order --trials 60 --runs 5 --json > order.json`,
  )
  .exitOverride()
  .action(run);

async function run({ runs, json = false, ...options }: Options): Promise<void> {
  const { progress, clear } = showProgress(process.stderr);
  const modes: readonly Mode[] = ['reproducible', 'async'];
  const rows = [];
  let done = 0;
  for (const pruner of ['none', 'asha']) {
    const shares: number[] = [];
    for (let seed = 1; seed <= runs; seed++) {
      const rates: Record<Mode, number> = { reproducible: 0, async: 0 };
      // A sweep finds the machine as the one before left it, so the modes take turns at being first.
      for (const mode of seed % 2 === 1 ? modes : modes.toReversed()) {
        progress(done++ / (runs * 4), `pruner ${pruner}, ${mode}`);
        rates[mode] = await workRate(mode, pruner, seed, options);
      }
      shares.push(rates.reproducible / rates.async);
    }
    rows.push({ pruner, ...options, shares, median: median(shares) });
  }
  clear();
  if (json) console.log(JSON.stringify(rows, null, 2));
  else {
    for (const { pruner, shares, median: middle } of rows) {
      const each = shares.map((share) => share.toFixed(3)).join(', ');
      console.log(`pruner ${pruner.padEnd(4)}  reproducible / async: ${middle.toFixed(3)}   (runs: ${each})`);
    }
  }
}

await runCommand(program);

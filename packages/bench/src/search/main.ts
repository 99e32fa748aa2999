import { InputError } from '@s4nn/core';
import { Command, Option } from 'commander';
import picocolors from 'picocolors';
import { runCommand, wholeNumber } from '../command.js';
import { showProgress } from '../view/progress.js';
import { benchSearch } from './bench.js';
import { searches } from './searches.js';
import { builtInSuite, readSuite } from './suite.js';
import { table } from './table.js';

interface Options {
  readonly suite?: string;
  readonly anchors?: string;
  readonly seeds: number;
  readonly search: readonly string[];
  readonly json?: boolean;
}

const program = new Command('bench:search')
  .description(
    'Measure how close searches get to the minimum of known functions in 100 evaluations. Without a suite: Branin, Hartmann6 ' +
      'and a space with conditions, compared with random search.',
  )
  .option('--suite <module>', 'module of problems, which exports loadProblem(anchors, name)')
  .option('--anchors <file>', "JSON file with the suite's spaces and the results of other searches")
  .option('--seeds <number>', 'runs of each search on each problem', wholeNumber, 20)
  .addOption(
    new Option('--search <names...>', 'searches to measure; the first one is compared with the others')
      .choices(Object.keys(searches))
      .default(['tpe'], 'tpe'),
  )
  .option('--json', 'print scores and runs as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:search
  pnpm bench:search --suite suite.mjs --anchors anchors.json --seeds 20
  pnpm bench:search --search tpe random --json > runs.json`,
  )
  .exitOverride()
  .action(run);

async function run({ suite: path, anchors, seeds, search, json = false }: Options): Promise<void> {
  if ((path === undefined) !== (anchors === undefined)) {
    throw new InputError('--suite and --anchors go together: give both, or neither for the built-in suite.');
  }
  const suite = path && anchors ? await readSuite(path, anchors) : builtInSuite;
  const { progress, clear } = showProgress(process.stderr);
  const comparison = benchSearch(suite, search, seeds, progress);
  clear();
  const colours = picocolors.createColors(process.stdout.isTTY === true && picocolors.isColorSupported);
  console.log(json ? JSON.stringify(comparison) : table(comparison, colours));
}

await runCommand(program);

import { isInputError } from '@s4nn/core';
import { repeat } from '@s4nn/measure';
import { Command } from 'commander';
import { runCommand, wholeNumber } from '../command.js';
import { heading, rowOf } from './row.js';

/** The rows of README's table in order, and the number of seeds of each. */
const rowsOfReadme = {
  'configs/paper/mnist.json': 3,
  'configs/mnist-s4nn.json': 3,
  'configs/mnist.json': 3,
  'configs/mnist-best.json': 3,
  'configs/mnist-1000.json': 3,
  'configs/fashion-mnist.json': 3,
  // The literature uses ten splits.
  'configs/caltech.json': 10,
  'configs/yin-yang.json': 3,
  'configs/yin-yang-latency.json': 3,
} as const;

const program = new Command('bench:accuracy')
  .description(
    "Run configs once per seed, test each seed's network once, and print the table of README.md. Results that are already in " +
      'results/<name>-seed-<seed>/ are not computed again.',
  )
  .argument('[configs...]', 'config files', Object.keys(rowsOfReadme))
  .option('--seeds <number>', 'number of seeds, from 1 (default: 3; 10 splits of Caltech)', wholeNumber)
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:accuracy                                all rows, in two hours on two cores
  pnpm bench:accuracy configs/mnist-best.json --seeds 5`,
  )
  .exitOverride()
  .action(run);

async function run(files: readonly string[], { seeds }: { seeds?: number }): Promise<void> {
  const rows: string[] = [];
  for (const file of files) {
    try {
      const count = seeds ?? rowsOfReadme[file as keyof typeof rowsOfReadme] ?? 3;
      const repetition = await repeat(file, {
        seeds: Array.from({ length: count }, (_, index) => index + 1),
        onEnd: (seed, { test }) =>
          console.error(`${file}, seed ${seed}: ${(100 * test.accuracy.potential).toFixed(2)} %`),
      });
      rows.push(rowOf(file, repetition!));
    } catch (error) {
      if (!isInputError(error)) throw error;
      console.error(`${file}: skipped, ${error.message}`);
    }
  }
  console.log([...heading, ...rows].join('\n'));
}

await runCommand(program);

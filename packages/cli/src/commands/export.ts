import type { ExportFormat } from '@s4nn/sweep';
import { Command, Option } from 'commander';
import type { Terminal } from '../terminal.js';

interface Options {
  to: ExportFormat;
  output?: string;
}

/** `s4nn export SWEEP --to csv|jsonl` */
export const exportCommand = (terminal: Terminal): Command =>
  new Command('export')
    .description('Write down all trials of a sweep, for tables and notebooks; it may still run.')
    .argument('<sweep>', 'the name of a sweep whose log lies in sweeps/, or its config')
    .addOption(
      new Option('--to <format>', 'csv: a line a trial; jsonl: a JSON object a line, also with its curve')
        .choices(['csv', 'jsonl'] satisfies ExportFormat[])
        .makeOptionMandatory(),
    )
    .option('--output <file>', 'a file to write, whole or not at all, in place of stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn export mnist --to csv --output mnist.csv
  s4nn export mnist --to jsonl | jq -r 'select(.state == "failed").reason'
  python -c 'import pandas; print(pandas.read_csv("mnist.csv").describe())'

Parameters and values have all digits; there is a column for each objective. Where a trial has no value it is empty in
CSV (RFC 4180), absent or null in JSON. A curve is pairs of an epoch and the first objective after it.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, { to, output }: Options, { stdout }: Terminal): Promise<void> {
  const { exportSweep } = await import('@s4nn/sweep');
  const text = await exportSweep(sweep, to, output);
  if (output !== undefined) stdout.print(output);
  else if (text !== '') stdout.print(text.replace(/\n$/, ''));
}

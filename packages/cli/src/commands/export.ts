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
    .description('Export all trials of a sweep, for spreadsheets and notebooks.')
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .addOption(
      new Option(
        '--to <format>',
        'csv: one line per trial; jsonl: one JSON object per line, with the learning curve',
      )
        .choices(['csv', 'jsonl'] satisfies ExportFormat[])
        .makeOptionMandatory(),
    )
    .option('--output <file>', 'file to write instead of stdout; it is written whole or not at all')
    .addHelpText(
      'after',
      `
Examples:
  s4nn export mnist --to csv --output mnist.csv
  s4nn export mnist --to jsonl | jq -r 'select(.state == "failed").reason'
  python -c 'import pandas; print(pandas.read_csv("mnist.csv").describe())'

Numbers have all their digits, and there is one column per objective. A missing value is empty in CSV (RFC 4180), and absent
or null in JSON. A curve is a list of pairs: an epoch, and the first objective after it. The sweep may still be running.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, { to, output }: Options, { stdout }: Terminal): Promise<void> {
  const { exportSweep } = await import('@s4nn/sweep');
  const text = await exportSweep(sweep, to, output);
  if (output !== undefined) stdout.print(output);
  else if (text !== '') stdout.print(text.replace(/\n$/, ''));
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { runCommand } from '../command.js';
import { makeTable } from './make-table.js';

interface Cost {
  readonly rows: number;
  readonly columns: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** As many as Kaggle's digits have, and more columns than most tables. */
const sizes = [
  { rows: 42_000, columns: 785 },
  { rows: 20, columns: 100_001 },
];

const program = new Command('bench:tables')
  .description('Measure how long @s4nn/dataset-csv takes to read a large table, and how much memory.')
  .option('--json', 'print the figures as JSON')
  .exitOverride()
  .action(run);

function run({ json = false }: { readonly json?: boolean }): void {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-tables-'));
  try {
    const costs = sizes.map(({ rows, columns }) => {
      const file = join(folder, 'table.csv');
      makeTable(file, rows, columns);
      return { ...costOf(file), file: statSync(file).size / 1e6 };
    });
    console.log(json ? JSON.stringify(costs, null, 2) : costs.map(text).join('\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In a process of its own, so that nothing else counts. */
const costOf = (file: string): Cost =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(new URL('read-table.js', import.meta.url)), file], {
      encoding: 'utf8',
    }),
  ) as Cost;

const text = ({ rows, columns, seconds, megabytes, file }: Cost & { readonly file: number }): string =>
  `${rows} × ${columns} cells, ${file.toFixed(0)} MB: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB of memory`;

await runCommand(program);

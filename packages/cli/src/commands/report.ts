import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn report SWEEP` */
export const reportCommand = (terminal: Terminal): Command =>
  new Command('report')
    .description('Write the report of a sweep as one HTML page.')
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .addHelpText(
      'after',
      `
Examples:
  s4nn report mnist
  s4nn report configs/mnist.json

Writes results/<name>/report.html and prints its path. The sweep may still be running; once it has ended, its report is there
without this command.`,
    )
    .action(async (sweep: string) => {
      const { writeReport } = await import('@s4nn/sweep');
      const { relative } = await import('node:path');
      terminal.stdout.print(relative(process.cwd(), await writeReport(sweep)));
    });

import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn report SWEEP` */
export const reportCommand = (terminal: Terminal): Command =>
  new Command('report')
    .description('Write the report of a sweep as one HTML page; the sweep may still run.')
    .argument('<sweep>', 'the name of a sweep whose log lies in sweeps/, or its config')
    .addHelpText(
      'after',
      `
Examples:
  s4nn report mnist
  s4nn report configs/mnist.json

Writes results/<name>/report.html and prints where that is. A sweep writes it by itself when it ends.`,
    )
    .action(async (sweep: string) => {
      const { writeReport } = await import('@s4nn/sweep');
      const { relative } = await import('node:path');
      terminal.stdout.print(relative(process.cwd(), await writeReport(sweep)));
    });

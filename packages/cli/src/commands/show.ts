import type { Command } from 'commander';
import { integer } from '../options.js';
import type { Terminal } from '../terminal.js';
import { weightCommand } from '../weight-command.js';

interface Options {
  weights: string[];
  sample: number;
  neurons?: number;
  output: string;
  classes?: number[];
  set?: Record<string, unknown>;
}

/** `s4nn show CONFIG --weights FILE…` */
export const showCommand = (terminal: Terminal): Command =>
  weightCommand('show')
    .description(
      'Write a page about stored weights at work on one test sample: spikes, potentials, the decision, weights, latencies.',
    )
    .option('--sample <index>', 'which of the test samples', integer('--sample', 0), 0)
    .option(
      '--neurons <n>',
      'so many of the first layer with their weights; by default 64, or all where there are fewer',
      integer('--neurons', 1),
    )
    .option('--output <file>', 'where to write the page', 'network.html')
    .addHelpText(
      'after',
      `
Examples:
  s4nn show results/mnist/config.json --weights results/mnist/weights.npz
  s4nn show results/mnist/config.json --weights results/mnist/weights.npz --sample 8 --output sample-8.html`,
    )
    .action(async (file: string, { set, weights, output, sample, neurons, classes }: Options) => {
      const { readConfig } = await import('@s4nn/config');
      const { showNetwork } = await import('@s4nn/measure');
      const config = await readConfig(file, set ? { set } : {});
      const options = { sample, ...(neurons !== undefined && { neurons }), ...(classes && { classes }) };
      terminal.stdout.print(await showNetwork(config, weights, output, options));
      terminal.stderr.print(`written to ${output}`);
    });

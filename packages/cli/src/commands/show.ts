import type { Command } from 'commander';
import { integer } from '../options.js';
import { pageFile } from '../page-file.js';
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

/** `s4nn show SWEEP` */
export const showCommand = (terminal: Terminal): Command =>
  weightCommand('show', terminal)
    .summary('Write a page that shows a trained network at work on one test sample.')
    .description(
      'Write a page that shows a trained network at work on one test sample: spikes, potentials, the decision, weights, latencies.',
    )
    .option('--sample <index>', 'index of the test sample', integer('--sample', 0), 0)
    .option(
      '--neurons <n>',
      'how many neurons of the first layer to show with their weights (default: 64, or all if there are fewer)',
      integer('--neurons', 1),
    )
    .option('--output <file>', 'file to write the page to', 'network.html')
    .addHelpText(
      'after',
      `
Examples:
  s4nn show mnist
  s4nn show mnist --sample 8 --output sample-8.html`,
    )
    .action((file, options) => run(file, options, terminal));

async function run(file: string, options: Options, terminal: Terminal): Promise<void> {
  const { readConfig } = await import('@s4nn/config');
  const { showNetwork } = await import('@s4nn/measure');
  const { set, weights, output, sample, neurons, classes } = options;
  const page = await pageFile(output, [file, ...weights], terminal);
  const config = await readConfig(file, set ? { set } : {});
  const shown = await showNetwork(config, weights, {
    sample,
    ...(neurons !== undefined && { neurons }),
    ...(classes && { classes }),
  });
  const { decisionText } = await import('../view/weights/decision-text.js');
  const { weightsHeading } = await import('../view/page/heading.js');
  const { showData } = await import('../view/page/show.js');
  await page.write(({ showPage }) =>
    showPage(showData(weightsHeading(config, weights, shown.network, shown.samples), shown)),
  );
  terminal.stdout.print(decisionText(shown));
}

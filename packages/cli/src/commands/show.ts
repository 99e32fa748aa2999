import type { Command } from 'commander';
import { integer } from '../options.js';
import { pageFile } from '../page-file.js';
import type { Terminal } from '../terminal.js';
import { weightCommand } from '../weight-command.js';

interface Options {
  weights: string[];
  sample: number | 'wrong';
  samples: number;
  neurons?: number;
  output: string;
  classes?: number[];
  set?: Record<string, unknown>;
}

/** `s4nn show SWEEP` */
export const showCommand = (terminal: Terminal): Command =>
  weightCommand('show', terminal)
    .summary('Write a page that shows a trained network at work on test samples.')
    .description(
      'Write a page that shows a trained network at work on test samples, step by step: spikes, potentials, the decision, weights, ' +
        'latencies. The page holds the weights and runs the network itself, so its thresholds can be changed there.',
    )
    .option(
      '--sample <index>',
      'index of the test sample to begin with; wrong is the first wrong answer',
      sample,
      0,
    )
    .option(
      '--samples <n>',
      'how many samples the page holds: that one, wrong answers, and those that follow it',
      integer('--samples', 1),
      20,
    )
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
  s4nn show mnist --sample wrong
  s4nn show mnist --sample 8 --output sample-8.html`,
    )
    .action((file, options) => run(file, options, terminal));

const sample = (text: string): number | 'wrong' =>
  text === 'wrong' ? text : integer('--sample', 0, 'wrong or ')(text);

async function run(file: string, options: Options, terminal: Terminal): Promise<void> {
  const { readConfig } = await import('@s4nn/config');
  const { showNetwork } = await import('@s4nn/measure');
  const { set, weights, output, sample, samples, neurons, classes } = options;
  const page = await pageFile(output, [file, ...weights], terminal);
  const config = await readConfig(file, set ? { set } : {});
  const shown = await showNetwork(config, weights, {
    ...{ sample, samples },
    ...(neurons !== undefined && { neurons }),
    ...(classes && { classes }),
  });
  const { decisionText } = await import('../view/weights/decision-text.js');
  const { sizeText } = await import('../view/weights/selection-text.js');
  const { weightsHeading } = await import('../view/page/heading.js');
  const { showCommandText } = await import('../view/page/show-command.js');
  const { showData } = await import('../view/page/show.js');
  let size = 0;
  await page.write(({ showPage }) => {
    const heading = weightsHeading(config, options, shown.network, shown.samples);
    const html = showPage(showData(heading, shown, showCommandText(file, options)));
    size = html.length;
    return html;
  });
  terminal.stdout.print(decisionText(shown));
  terminal.stdout.print(sizeText(output, size, shown));
}

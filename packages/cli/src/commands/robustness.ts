import type { DisturbanceName } from '@s4nn/measure';
import { type Command, Option } from 'commander';
import { integer, threads } from '../options.js';
import { pageFile } from '../page-file.js';
import type { Terminal } from '../terminal.js';
import { weightCommand } from '../weight-command.js';

interface Options {
  weights: string[];
  seeds: number;
  only?: DisturbanceName[];
  classes?: number[];
  threads?: number | 'auto';
  set?: Record<string, unknown>;
  html?: string;
  json?: boolean;
}

const names: readonly DisturbanceName[] = [
  'jitter',
  'jitter-all',
  'deletion',
  'time-bits',
  'weight-bits',
  'weight-noise',
];

/** `s4nn robustness SWEEP` */
export const robustnessCommand = (terminal: Terminal): Command =>
  weightCommand('robustness', terminal)
    .description('Measure accuracy under input jitter, spike loss, low precision and weight noise.')
    .option('--seeds <n>', 'number of seeds for each random disturbance', integer('--seeds', 1), 3)
    .addOption(new Option('--only <names...>', 'measure only these disturbances').choices(names))
    .option(
      '--threads <n>',
      'threads to use at most: a number, auto (one per core) or 0 (this process alone)',
      threads,
    )
    .option('--html <file>', 'also write a page with plots, for any browser')
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn robustness mnist
  s4nn robustness mnist --only weight-bits --html bits.html

Prints accuracy on the test samples by the rules potential, lenient and spiking (silence is wrong), without a disturbance and
at several levels of each. Lenient counts a tie with the label as right, so it rises where low precision causes ties.`,
    )
    .action((file, options) => run(file, options, terminal));

async function run(file: string, options: Options, terminal: Terminal): Promise<void> {
  const { stdout, stderr } = terminal;
  const { readConfig } = await import('@s4nn/config');
  const { robustness } = await import('@s4nn/measure');
  const { seeds, only, classes, threads, html, json, weights } = options;
  const page = await pageFile(html, [file, ...weights], terminal);
  const config = await readConfig(file, options.set ? { set: options.set } : {});
  const found = await robustness(config, weights, {
    seeds,
    ...(only && { only }),
    ...(classes && { classes }),
    ...(threads !== undefined && { threads }),
    onLevel: (share, name) => stderr.live?.paint([`${Math.round(100 * share)} %  ${name}`]),
  }).finally(() => stderr.live?.paint([]));
  const { robustnessBlocks } = await import('../view/weights/robustness-blocks.js');
  const { blockLines } = await import('../view/block.js');
  const { weightsHeading } = await import('../view/page/heading.js');
  const { robustnessData } = await import('../view/page/robustness.js');
  const blocks = robustnessBlocks(found, seeds);
  const { network, disturbances } = found;
  await page.write(({ robustnessPage }) => {
    const heading = weightsHeading(config, options, network, disturbances[0]!.samples);
    return robustnessPage(robustnessData(heading, found, blocks, seeds));
  });
  stdout.print(json ? JSON.stringify(disturbances, null, 2) : blockLines(blocks, stdout.colours).join('\n'));
}

import type { Command } from 'commander';
import { threads } from '../options.js';
import { pageFile } from '../page-file.js';
import type { Terminal } from '../terminal.js';
import { weightCommand } from '../weight-command.js';

interface Options {
  weights: string[];
  classes?: number[];
  threads?: number | 'auto';
  set?: Record<string, unknown>;
  html?: string;
  json?: boolean;
}

/** `s4nn eval SWEEP` */
export const evalCommand = (terminal: Terminal): Command =>
  weightCommand('eval', terminal)
    .summary('Evaluate stored weights on the test samples of a config.')
    .description(
      'Evaluate stored weights on the test samples of a config: accuracy by decision rule and class, answers read at any step, ' +
        'scaled thresholds, synaptic operations.',
    )
    .option(
      '--threads <n>',
      'threads to use at most: a number, auto (one per core) or 0 (this process alone)',
      threads,
    )
    .option('--html <file>', 'also write a page with plots, for any browser')
    .option('--json', 'print the evaluation as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn eval mnist
  s4nn eval mnist --html mnist.html
  s4nn eval configs/paper/mnist.json --weights w1.npy w2.npy --classes 4,1,0,7,9,2,3,5,8,6 --json

Test samples are for reporting only. Choose thresholds and everything else on validation samples, with s4nn sweep.`,
    )
    .action((file, options) => run(file, options, terminal));

async function run(file: string, options: Options, terminal: Terminal): Promise<void> {
  const { stdout } = terminal;
  const { evaluateWeights } = await import('@s4nn/measure');
  const { readConfig } = await import('@s4nn/config');
  const page = await pageFile(options.html, [file, ...options.weights], terminal);
  const config = await readConfig(file, options.set ? { set: options.set } : {});
  const test = await evaluateWeights(config, options.weights, {
    ...(options.classes === undefined ? {} : { classes: options.classes }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  });
  const { evaluationBlocks } = await import('../view/weights/evaluation-blocks.js');
  const { blockLines } = await import('../view/block.js');
  const { weightsHeading } = await import('../view/page/heading.js');
  const { evaluationData } = await import('../view/page/evaluation.js');
  const { showCommandText } = await import('../view/page/show-command.js');
  const blocks = evaluationBlocks(test);
  await page.write(({ evaluationPage }) => {
    const heading = weightsHeading(config, options, test.network, test.samples);
    return evaluationPage(evaluationData(heading, test, blocks, showCommandText(file, options)));
  });
  // Pictures are for the page.
  const { gallery: _, ...numbers } = test;
  stdout.print(
    options.json
      ? JSON.stringify(numbers, null, 2)
      : blockLines(Object.values(blocks), stdout.colours).join('\n'),
  );
}

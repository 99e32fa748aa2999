import { InputError } from '@s4nn/core/errors';
import type { Command } from 'commander';
import { integer, integers, threads } from '../options.js';
import type { Terminal } from '../terminal.js';
import { weightCommand } from '../weight-command.js';

interface Options {
  weights: string[];
  bits: number[];
  vectors: number;
  output: string;
  classes?: number[];
  threads?: number | 'auto';
  set?: Record<string, unknown>;
  json?: boolean;
}

/** `s4nn quantise CONFIG --weights FILE… --bits N` */
export const quantiseCommand = (terminal: Terminal): Command =>
  weightCommand('quantise')
    .alias('quantize')
    .description(
      'Round stored weights to integers for hardware: writes weights, thresholds and scales as JSON, and runs them on the test ' +
        'samples in integers.',
    )
    .option('--bits <list>', 'bits of a weight, 2 to 16: one number, or one for each layer', bits, [8])
    .option('--output <file>', 'where to write the integers', 'integers.json')
    .option(
      '--vectors <n>',
      'so many test samples go into the file, with the spikes, sums and decision that must come of them',
      integer('--vectors', 0),
      0,
    )
    .option('--threads <n>', 'threads at most: a number, auto for one a core, 0 for this process', threads)
    .option('--json', 'print what came of it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn quantise results/mnist/config.json --weights results/mnist/weights.npz --bits 6
  s4nn quantise results/mnist/config.json --weights results/mnist/weights.npz --bits 4,8 --vectors 20 --output rtl.json

A neuron adds the weights of the inputs that fired, in integers, and fires a step (network.neuron.delay) after its sum is greater
than threshold. Sums need accumulatorBits. A layer's integers times its scale are the weights that they come from, about.`,
    )
    .action((file, options) => run(file, options, terminal));

async function run(file: string, options: Options, { stdout, stderr }: Terminal): Promise<void> {
  const { quantiseWeights } = await import('@s4nn/measure');
  const { readConfig } = await import('@s4nn/config');
  const config = await readConfig(file, options.set ? { set: options.set } : {});
  const { weights, output, bits, vectors, classes, threads } = options;
  const found = await quantiseWeights(config, weights, output, {
    ...{ bits, vectors },
    ...(classes && { classes }),
    ...(threads !== undefined && { threads }),
  });
  const { counted } = await import('@s4nn/core');
  const { quantisedLines } = await import('../view/weights/quantised.js');
  stdout.print(
    options.json ? JSON.stringify(found, null, 2) : quantisedLines(found, stdout.colours).join('\n'),
  );
  stderr.print(`written to ${output}${vectors === 0 ? '' : `, with ${counted(vectors, 'test vector')}`}`);
}

/** Parses `--bits`. */
function bits(text: string): number[] {
  const list = integers(text);
  if (!list.every((value) => value >= 2 && value <= 16)) {
    throw new InputError(
      `--bits: found ${text}, expected an integer in 2…16, or one for each layer, such as 4,8`,
    );
  }
  return list;
}

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

/** `s4nn quantise SWEEP --bits N` */
export const quantiseCommand = (terminal: Terminal): Command =>
  weightCommand('quantise', terminal)
    .alias('quantize')
    .summary('Round stored weights to integers for hardware.')
    .description(
      'Round stored weights to integers for hardware. Writes weights, thresholds and scales as JSON, and measures their ' +
        'accuracy on the test samples in integer arithmetic.',
    )
    .option('--bits <list>', 'bits per weight, 2 to 16: one number, or one per layer', bits, [8])
    .option('--output <file>', 'file to write the integers to', 'integers.json')
    .option(
      '--vectors <n>',
      'number of test vectors in the file: test samples with the spikes, sums and decision that they must produce',
      integer('--vectors', 0),
      0,
    )
    .option(
      '--threads <n>',
      'threads to use at most: a number, auto (one per core) or 0 (this process alone)',
      threads,
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn quantise mnist --bits 6
  s4nn quantise mnist --bits 4,8 --vectors 20 --output rtl.json

In the file, a neuron adds up the integer weights of the inputs that have fired, and fires network.neuron.delay steps after its
sum exceeds threshold. Sums need accumulatorBits bits. Integers times the scale of their layer approximate the original weights.`,
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
    throw new InputError(`--bits: found ${text}, expected an integer in 2…16, or one per layer, such as 4,8`);
  }
  return list;
}

import { resolve } from 'node:path';
import { InputError } from '@s4nn/core/errors';
import { Command } from 'commander';
import { integers, weightFiles } from '../options.js';
import type { Terminal } from '../terminal.js';

interface Options {
  output: string[];
  shape?: readonly [number, number];
}

/** `s4nn convert FILE… --output FILE…` */
export const convertCommand = (terminal: Terminal): Command =>
  new Command('convert')
    .description("Convert stored weights to .npz, .npy, safetensors or the format of the authors' script.")
    .argument('<weights...>', weightFiles)
    .requiredOption(
      '--output <file...>',
      'file to write, in the format of its extension; several .npy files get one layer each',
    )
    .option('--shape <rows,columns>', "shape of the images, for the authors' .npy (default: square)", shape)
    .addHelpText(
      'after',
      `
Examples:
  s4nn convert results/mnist/weights.npz --output mnist.safetensors
  s4nn convert results/mnist/weights.npz --output hidden.npy output.npy
  s4nn convert weights_pretrained.npy --output authors.npz
  s4nn convert results/paper-mnist/weights.npz --output weights.npy    for LoadFrom in S4NN.py

An .npz or safetensors file holds the arrays layer0, layer1, …, each [outputs × inputs]. With one .npy per layer, each file
holds one such array. A single .npy with all layers is what the authors' script S4NN.py saves and loads: a list of arrays,
[400 × 28 × 28] and [10 × 400 × 1].`,
    )
    .action(async (files: string[], { output, shape: given }: Options) => {
      const { checkOutput } = await import('@s4nn/files');
      const { readWeights, writeWeights } = await import('@s4nn/weights/files');
      const { counted } = await import('@s4nn/core');
      const twice = output.find((file, k) =>
        output.slice(0, k).some((other) => resolve(other) === resolve(file)),
      );
      if (twice)
        throw new InputError(`--output: found ${twice} twice, expected a file of its own for each layer`);
      for (const file of output) checkOutput(file, files);
      const layers = readWeights(files);
      writeWeights(output, layers, given);
      const shapes = layers.map((layer) => layer.shape.join(' × ')).join(', ');
      terminal.stdout.print(`${output.join(', ')}: ${counted(layers.length, 'layer')}, ${shapes}`);
    });

/** Parses `--shape`. */
function shape(text: string): readonly [number, number] {
  const [rows = 0, columns = 0, ...more] = integers(text);
  if (!(rows >= 1 && columns >= 1) || more.length > 0) {
    throw new InputError(`--shape: found ${text}, expected rows and columns, such as 28,28`);
  }
  return [rows, columns];
}

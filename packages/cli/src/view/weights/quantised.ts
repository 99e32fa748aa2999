import { percent } from '@s4nn/core';
import type { QuantisedWeights } from '@s4nn/measure';
import type { Colours } from '../../terminal.js';
import { evaluationLines } from '../evaluation-lines.js';
import { table } from '../table.js';

/** What `s4nn quantise` prints: the layers in integers, and their accuracy beside that of the original weights. */
export function quantisedLines({ layers, integer, original }: QuantisedWeights, colours: Colours): string[] {
  const rows = layers.map(({ size, inputs, bits, scale, threshold, accumulatorBits }, k) => [
    ...[String(k), `${size} × ${inputs}`, String(bits), scale.toPrecision(4)],
    ...[String(threshold), String(accumulatorBits)],
  ]);
  const { potential, lenient, spiking } = original.accuracy;
  return [
    ...table(['layer', 'weights', 'bits', 'scale', 'threshold', 'accumulator bits'], rows, colours),
    '',
    `test, ${integer.samples} samples, in integers:`,
    ...evaluationLines(integer, colours),
    `  original weights: potential ${percent(potential)} · lenient ${percent(lenient)} · spiking ${percent(spiking)}`,
  ];
}

import { numberText } from '@s4nn/core';
import type { Run, Shown } from './bench.js';
import type { Traced } from './potentials.js';

/** What has happened by a step, in sentences. */
export function soFar(
  { names, latencies: layers }: Pick<Shown, 'names' | 'latencies'>,
  { answer, network, sample }: Run,
  outputs: readonly Traced[],
  step: number,
): string {
  const counts = answer.times.map((times, k) => {
    const fired = times.reduce((sum, time) => sum + Number(time <= step && time < network.duration), 0);
    return `${fired} of ${times.length} ${neuronsOf(layers[k]!.name)}`;
  });
  return `By step ${step}, ${listed(counts)} have fired. ${decisionText()}`;

  function decisionText(): string {
    if (answer.step !== null && answer.step <= step) {
      return `Decided: ${names[answer.decided]}, ${answer.decided === sample.truth ? 'right' : 'wrong'}.`;
    }
    if (step >= network.duration)
      return `No output has fired, so potentials decide: ${names[answer.decided]}.`;
    const values = outputs.map(({ values }) => values[step]!);
    const nearest = values.indexOf(Math.max(...values));
    const { threshold } = network.layers[network.layers.length - 1]!;
    return `Not decided yet. Nearest to its threshold is ${names[nearest]}, with ${numberText(values[nearest]!)} of ${numberText(threshold)}.`;
  }
}

const listed = (parts: readonly string[]): string => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const neuronsOf = (layer: string): string =>
  layer === 'input'
    ? 'inputs'
    : layer === 'outputs'
      ? layer
      : layer === 'hidden'
        ? 'hidden neurons'
        : `neurons of ${layer}`;

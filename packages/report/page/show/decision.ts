import { element } from '@s4nn/charts';
import { whatDecided } from '@s4nn/core';
import { caption } from '../element/caption.js';
import type { Run, Shown } from './bench.js';

/** What the network decides and why, and how that differs from the run that wrote the page. */
export function decisionOf({ names }: Pick<Shown, 'names'>, run: Run, isChanged: boolean): HTMLElement[] {
  const { sample, answer, network, stored } = run;
  const { index, truth, decided } = sample;
  const verdict = (output: number): string =>
    `${names[output]}, which is ${output === truth ? 'right' : 'wrong'}`;
  const [differing, all] = differences(answer.times, stored);
  const text = `Test sample ${index}: true class ${names[truth]}, decided ${verdict(answer.decided)}. ${whatDecided(network, names, answer)}`;
  return [
    element('p', { class: 'decision' }, text),
    isChanged
      ? caption(
          `With other thresholds, ${differing} of ${all} neurons fire at other steps or not at all. With the stored ones the network decides ${verdict(decided)}.`,
        )
      : differing > 0
        ? element(
            'p',
            { class: 'warning' },
            `This page is not to be trusted: its own run of the network differs from the one that wrote it, in ${differing} of ${all} neurons.`,
          )
        : caption('This page ran the network itself. All spikes are those of the run that wrote it.'),
  ];
}

/** In how many neurons of all layers two runs differ, and how many there are; those of the input are given. */
function differences(
  times: readonly ArrayLike<number>[],
  others: readonly ArrayLike<number>[],
): [differing: number, all: number] {
  let [differing, all] = [0, 0];
  for (const [k, layer] of times.entries()) {
    if (k === 0) continue;
    all += layer.length;
    for (let neuron = 0; neuron < layer.length; neuron++) {
      if (layer[neuron] !== others[k]![neuron]) differing++;
    }
  }
  return [differing, all];
}

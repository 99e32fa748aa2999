import type { Shown } from '@s4nn/measure';
import type { Heading, ShowData } from '@s4nn/report';
import { decisionText } from '../weights/decision-text.js';

/** The data of the page about a network at work on one sample. */
export function showData(heading: Heading, shown: Shown): ShowData {
  const { network, names, step, image, fields, latencies, latencySamples } = shown;
  const layers = [network.inputs, ...network.layers.map(({ size }) => size)];
  return {
    ...{ heading, image, fields, latencySamples },
    caption: decisionText(shown),
    duration: network.duration,
    decision: step,
    layers: layers.map((size, k) => ({
      name: layerName(k, layers.length),
      size,
      names: k === layers.length - 1 ? names : null,
      spikes: shown.spikes[k]!,
    })),
    potentials: network.layers.map(({ threshold }, k) => ({
      layer: layerName(k + 1, layers.length),
      threshold,
      ...(k === network.layers.length - 1 ? outputs(shown) : hidden(shown, k)),
    })),
    latencies: latencies.map((counts, k) => ({ name: layerName(k, latencies.length), counts })),
  };
}

const layerName = (k: number, count: number): string =>
  k === 0 ? 'input' : k === count - 1 ? 'outputs' : count === 3 ? 'hidden' : `hidden ${k}`;

const firingNote = 'A dot is a spike. A neuron fires only once, whatever its potential does afterwards.';

type Potentials = Pick<ShowData['potentials'][number], 'caption' | 'neurons'>;

const hidden = ({ network, potentials }: Shown, k: number): Potentials => ({
  caption: `The ${potentials[k]!.length} of ${network.layers[k]!.size} neurons that fired first. ${firingNote}`,
  neurons: potentials[k]!.map(({ neuron, potentials: values, fires }) => ({
    ...{ name: `neuron ${neuron}`, values, fires, isPale: false },
  })),
});

function outputs({ names, potentials, truth, decided }: Shown): Potentials {
  const all = potentials.at(-1)!;
  return {
    caption: `All ${all.length} outputs. All but the true class and the decided one are pale. ${firingNote}`,
    neurons: all.map(({ neuron, potentials: values, fires }) => ({
      name: [
        names[neuron],
        ...(neuron === truth ? ['true class'] : []),
        ...(neuron === decided ? ['decided'] : []),
      ].join(', '),
      ...{ values, fires },
      isPale: neuron !== truth && neuron !== decided,
    })),
  };
}

import type { Shown } from '@s4nn/measure';
import type { Heading, ShowData } from '@s4nn/report';
import { selectionText } from '../weights/selection-text.js';

/**
 * The data of the page about a network at work.
 * @param command shows another sample, but for its index.
 */
export function showData(heading: Heading, shown: Shown, command: string): ShowData {
  const { network, weights, names, chosen, fields, latencies, latencySamples } = shown;
  return {
    ...{ heading, network, weights, names, chosen, fields, latencySamples, command },
    samples: shown.shown.map(({ sample, truth, decided, image, times }) => ({
      ...{ index: sample, truth, decided, image, times },
    })),
    selection: selectionText(shown),
    latencies: latencies.map((counts, k) => ({ name: layerName(k, latencies.length), counts })),
  };
}

const layerName = (k: number, count: number): string =>
  k === 0 ? 'input' : k === count - 1 ? 'outputs' : count === 3 ? 'hidden' : `hidden ${k}`;

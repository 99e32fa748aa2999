import type { PackedField } from '../../src/field.js';
import type { ShowData } from '../../src/show.js';
import { chartWidth } from '../chart/chart-width.js';
import { caption } from '../element/caption.js';
import { openDocument } from '../element/document.js';
import { element } from '../element/element.js';
import { greyImage, weightImages } from '../element/image.js';
import { latencyChart } from './latencies.js';
import { potentialChart } from './potentials.js';
import { raster } from './raster.js';

/** The page of a network at work on one sample, its weights and its latencies. */
export function showPage(data: ShowData<PackedField>): void {
  const { heading, image, potentials, fields, latencies, latencySamples } = data;
  openDocument(heading, [
    {
      ...{ id: 'sample', title: 'The sample and its spikes' },
      draw: (frame) => [
        element('p', {}, data.caption),
        element(
          'div',
          { class: 'beside' },
          image && greyImage('the sample', image),
          raster(data, Math.min(640, frame.width)),
        ),
      ],
    },
    {
      ...{ id: 'potentials', title: 'Membrane potentials' },
      draw: (frame) =>
        potentials.flatMap((layer) => [
          element('h3', {}, layer.layer),
          ...potentialChart(layer, chartWidth(frame)),
          caption(layer.caption),
        ]),
    },
    {
      ...{ id: 'weights', title: 'What the neurons of the first layer look for' },
      draw: () => (fields.length === 0 ? null : weightImages(fields)),
    },
    {
      ...{ id: 'latencies', title: 'When neurons fire' },
      draw: (frame) => [
        ...latencyChart(latencies, chartWidth(frame)),
        caption(
          `Share of the spikes of a layer at each step, over ${latencySamples} test samples. Each line adds up to 100 %.`,
        ),
      ],
    },
  ]);
}

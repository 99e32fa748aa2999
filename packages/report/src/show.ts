import { escapeHtml } from './escape-html.js';
import { type Field, greyField } from './field.js';
import { lineChart } from './line-chart.js';
import { type Heading, staticPage } from './static-page.js';
import { weightImages } from './weight-images.js';

/** What a page about a network at work on one sample shows. */
export interface ShowData {
  readonly heading: Heading;
  /** What was shown and decided, in a sentence. */
  readonly caption: string;
  /** Number of steps. */
  readonly duration: number;
  /** The sample itself, where it is an image. */
  readonly image: Field | null;
  /** The step that decided; null where no output fired. */
  readonly decision: number | null;
  /** Input and layers: how many neurons, and the spikes as (step, neuron). */
  readonly layers: readonly {
    readonly name: string;
    readonly size: number;
    readonly spikes: readonly (readonly [step: number, neuron: number])[];
  }[];
  /** Of each layer, hidden ones first: its threshold, and the potentials of some neurons by step, [duration]. */
  readonly potentials: readonly {
    readonly layer: string;
    readonly threshold: number;
    /** Which of the neurons they are. */
    readonly caption: string;
    readonly neurons: readonly { readonly name: string; readonly values: readonly number[] }[];
  }[];
  /** Input weights of some neurons of the first layer, where inputs are pixels. */
  readonly fields: readonly { readonly name: string; readonly field: Field }[];
  /** Of each layer, how many of all spikes of some samples came at which step, [duration]. */
  readonly latencies: readonly { readonly name: string; readonly counts: readonly number[] }[];
  /** Samples that these are of. */
  readonly latencySamples: number;
}

/** A network at work on one sample, its weights and its latencies, as one HTML page without a script. */
export function showPage(data: ShowData): string {
  const { heading, caption, image, potentials, fields, latencies, latencySamples } = data;
  const picture = image
    ? `<img alt="the sample" src="${greyField(image)}" style="image-rendering: pixelated; width: ${Math.min(280, 10 * image.columns)}px">`
    : '';
  const volts = potentials.map(
    (layer) =>
      `<h3>${escapeHtml(layer.layer)}</h3>\n${voltages(layer)}\n<p class="caption">${escapeHtml(layer.caption)}</p>`,
  );
  const times = lineChart(
    latencies.map(({ name, counts }, k) => {
      const total = counts.reduce((sum, count) => sum + count, 0) || 1;
      return {
        name,
        color: ['var(--pruned)', 'var(--complete)', 'var(--best)', 'var(--running)'][k % 4]!,
        points: counts.map((count, step): [number, number] => [step, (100 * count) / total]),
      };
    }),
    { x: { name: 'step' }, y: { name: "share of the layer's spikes", unit: '%' } },
  );
  return staticPage(heading, 'a network at work', [
    {
      id: 'sample',
      title: 'The sample, and its spikes',
      content: `<p>${escapeHtml(caption)}</p>\n<div class="beside">${picture}${raster(data)}</div>`,
    },
    { id: 'potentials', title: 'Membrane potentials', content: volts.join('\n') },
    ...(fields.length === 0
      ? []
      : [
          { id: 'weights', title: 'What neurons of the first layer look for', content: weightImages(fields) },
        ]),
    {
      id: 'latencies',
      title: 'When neurons fire',
      content: `${times}\n<p class="caption">Spikes of each layer over ${latencySamples} test samples.</p>`,
    },
  ]);
}

/** Potentials of neurons by step, and the threshold that they fire at. */
function voltages({ neurons, threshold }: ShowData['potentials'][number]): string {
  const last = Math.max(...neurons.map(({ values }) => values.length)) - 1;
  const lines = neurons.map(({ name, values }, index) => ({
    name,
    color: `hsl(${Math.round((360 * index) / neurons.length)} 65% 50%)`,
    points: values.map((value, step): [number, number] => [step, value]),
  }));
  const level: [number, number][] = [
    [0, threshold],
    [last, threshold],
  ];
  return lineChart([...lines, { name: 'threshold', color: 'var(--ink)', points: level }], {
    x: { name: 'step' },
    y: { name: 'potential' },
  });
}

/** All spikes as dots, a band a layer from the input at the bottom to the outputs at the top, and the step that decided. */
function raster({ layers, duration, decision }: ShowData): string {
  const [width, left, right, gap] = [640, 90, 12, 14];
  const heights = layers.map(({ size }) => Math.max(40, Math.min(220, 6 * Math.sqrt(size) + 20)));
  const height = heights.reduce((sum, each) => sum + each + gap, 40);
  const x = (step: number): string => (left + ((width - left - right) * step) / duration).toFixed(1);
  let bottom = height - 26;
  const bands = layers.map(({ name, size, spikes }, k) => {
    const top = bottom - heights[k]!;
    const y = (neuron: number): string => (bottom - ((neuron + 0.5) * (bottom - top)) / size).toFixed(1);
    const radius = size > 40 ? 1.4 : 3;
    const dots = spikes.map(([step, neuron]) => `<circle cx="${x(step)}" cy="${y(neuron)}" r="${radius}"/>`);
    const band = `<rect x="${left}" y="${top}" width="${width - left - right}" height="${bottom - top}" fill="var(--empty)"/>
<text x="${left - 8}" y="${(top + bottom) / 2}" text-anchor="end" dominant-baseline="middle">${escapeHtml(name)}</text>
<g class="spikes" fill="var(--complete)">${dots.join('')}</g>`;
    bottom = top - gap;
    return band;
  });
  const line =
    decision === null
      ? ''
      : `<line x1="${x(decision)}" x2="${x(decision)}" y1="14" y2="${height - 26}" stroke="var(--best)" stroke-width="1.5"/><text x="${x(decision)}" y="10" text-anchor="middle" fill="var(--best)">${decision}</text>`;
  return `<div class="drawing"><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="spikes by step" fill="currentColor" font-size="12">
${bands.join('\n')}
${line}
<text x="${left}" y="${height - 12}">0</text>
<text x="${width - right}" y="${height - 12}" text-anchor="end">${duration}</text>
</svg></div>`;
}

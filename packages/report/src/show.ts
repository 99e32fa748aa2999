import { escapeHtml } from './escape-html.js';
import { type Field, greyField } from './field.js';
import { type Line, lineChart } from './line-chart.js';
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
    /** What each neuron stands for; null where they are only counted. */
    readonly names: readonly string[] | null;
    readonly spikes: readonly (readonly [step: number, neuron: number])[];
  }[];
  /** Of each layer, hidden ones first: its threshold, and the potentials of some neurons by step, [duration]. */
  readonly potentials: readonly {
    readonly layer: string;
    readonly threshold: number;
    /** Which of the neurons they are. */
    readonly caption: string;
    readonly neurons: readonly {
      readonly name: string;
      readonly values: readonly number[];
      /** The step of its spike; null where it stays silent. */
      readonly fires: number | null;
      /** Whether it stands back. */
      readonly isPale: boolean;
    }[];
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
    { x: { name: 'step' }, y: { name: "of the layer's spikes", unit: '%' } },
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
      content: `${times}\n<p class="caption">At each step, how many % of a layer's spikes come then, over ${latencySamples} test samples: a line adds up to 100 %.</p>`,
    },
  ]);
}

/** Potentials of neurons by step, where they fire, and the threshold that they fire at. */
function voltages({ neurons, threshold }: ShowData['potentials'][number]): string {
  const last = Math.max(...neurons.map(({ values }) => values.length)) - 1;
  const [pale, strong] = [true, false].map((isPale) => neurons.filter((each) => each.isPale === isPale));
  const lineOf = ({ name, values }: (typeof neurons)[number]) => ({
    name,
    points: values.map((value, step): [number, number] => [step, value]),
  });
  const lines: Line[] = [
    ...pale!.map((neuron) => ({ ...lineOf(neuron), color: 'var(--muted)', stroke: 'pale' as const })),
    ...strong!.map((neuron, index) => ({
      ...lineOf(neuron),
      color: `hsl(${Math.round((360 * index) / strong!.length)} 65% 50%)`,
    })),
    {
      ...{ name: 'threshold', color: 'var(--ink)', stroke: 'dashed' },
      points: [
        [0, threshold],
        [last, threshold],
      ],
    },
    {
      ...{ name: 'fires', color: 'var(--ink)', stroke: 'none', mark: 'circle' },
      points: neurons.flatMap(({ fires, values }) =>
        fires === null ? [] : [[fires, values[fires]!] as const],
      ),
    },
  ];
  return lineChart(lines, { x: { name: 'step' }, y: { name: 'potential' } });
}

/** All spikes as dots, a band a layer from the input at the bottom to the outputs at the top, and the step that decided. */
function raster({ layers, duration, decision }: ShowData): string {
  const [width, left, right, gap, foot] = [640, 128, 14, 14, 44];
  const heights = layers.map(({ size, names }) =>
    areNamed(names) ? Math.max(40, 15 * size) : Math.max(40, Math.min(220, 6 * Math.sqrt(size) + 20)),
  );
  const height = heights.reduce((sum, each) => sum + each + gap, foot + 14);
  const x = (step: number): string => (left + ((width - left - right) * step) / duration).toFixed(1);
  let bottom = height - foot;
  const bands = layers.map(({ name, size, names, spikes }, k) => {
    const top = bottom - heights[k]!;
    const y = (neuron: number): string => (bottom - ((neuron + 0.5) * (bottom - top)) / size).toFixed(1);
    const radius = size > 40 ? 1.4 : 3;
    const dots = spikes.map(
      ([step, neuron]) =>
        `<circle cx="${x(step)}" cy="${y(neuron)}" r="${radius}"><title>${escapeHtml(`${name} ${names?.[neuron] ?? neuron}, step ${step}`)}</title></circle>`,
    );
    const numbered = areNamed(names) ? names.map((_, neuron) => neuron) : size > 1 ? [0, size - 1] : [0];
    const rows = numbered.map(
      (neuron) =>
        `<text x="${left - 6}" y="${y(neuron)}" text-anchor="end" dominant-baseline="middle" font-size="11">${escapeHtml(names?.[neuron] ?? String(neuron))}</text>`,
    );
    const band = `<rect x="${left}" y="${top}" width="${width - left - right}" height="${bottom - top}" fill="var(--empty)"/>
<text x="0" y="${(top + bottom) / 2}" dominant-baseline="middle" font-weight="600">${escapeHtml(name)}</text>
${rows.join('')}
<g class="spikes" fill="var(--complete)">${dots.join('')}</g>`;
    bottom = top - gap;
    return band;
  });
  const line =
    decision === null
      ? ''
      : `<line x1="${x(decision)}" x2="${x(decision)}" y1="14" y2="${height - foot}" stroke="var(--best)" stroke-width="1.5"/><text x="${x(decision)}" y="10" text-anchor="middle" fill="var(--best)">decided at ${decision}</text>`;
  const steps = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * duration));
  return `<div class="drawing"><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="spikes by step" fill="currentColor" font-size="12">
${bands.join('\n')}
${line}
${steps.map((step) => `<text x="${x(step)}" y="${height - foot + 16}" text-anchor="middle">${step}</text>`).join('')}
<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">step</text>
</svg></div>`;
}

/** Whether there is room for the names of all neurons. */
const areNamed = (names: readonly string[] | null): names is readonly string[] =>
  names !== null && names.length <= 20;

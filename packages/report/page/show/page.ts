import { element } from '@s4nn/charts';
import { caption } from '../element/caption.js';
import { openDocument } from '../element/document.js';
import { greyImage, weightImages } from '../element/image.js';
import { openBench, type Run, type Shown } from './bench.js';
import { controls } from './controls.js';
import { decisionOf } from './decision.js';
import { latencyChart } from './latencies.js';
import { neuronChoice } from './neuron-choice.js';
import { outputChart } from './outputs.js';
import { pageSize } from './page-size.js';
import { potentialChart } from './potentials.js';
import { raster } from './raster.js';
import { soFar } from './so-far.js';
import { sampleStrip } from './strip.js';
import { hiddenTraces, outputTraces, shownOf } from './traced-neurons.js';
import { veilOver } from './veil.js';

const firingNote = 'A circle is a spike. A neuron fires only once, whatever its potential does afterwards.';

/** The page of a network at work: it runs the network on the sample and with the thresholds that the reader chooses. */
export function showPage(data: Shown): void {
  const { heading, names, selection, command, fields, latencies, latencySamples, network } = data;
  const { duration } = network;
  const bench = openBench(data);
  const last = latencies.length - 1;

  /** A chart over steps with a veil over those to come. */
  const veiled = (name: string, chart: readonly HTMLElement[]): readonly HTMLElement[] => {
    const veil = veilOver(chart.at(-1)!);
    bench.atStep(`veil ${name}`, veil);
    return chart;
  };
  const spikes = ({ answer }: Run, width: number): HTMLElement => {
    const layers = answer.times.map((times, k) => ({
      ...{ name: latencies[k]!.name, size: times.length, times },
      names: k === last ? names : null,
    }));
    return raster(layers, duration, answer.step, width);
  };
  const hidden = (k: number, width: number): HTMLElement[] => {
    const size = bench.run().answer.times[k + 1]!.length;
    return [
      element('h3', {}, `Potentials, ${latencies[k + 1]!.name}`),
      neuronChoice(bench, k, size),
      bench.part(`hidden ${k}`, (run) => {
        const neurons = shownOf(run, k, bench.choice().neurons[k]!);
        const { threshold } = run.network.layers[k]!;
        return veiled(
          `hidden ${k}`,
          potentialChart(hiddenTraces(run, k, neurons), threshold, duration, width),
        );
      }),
      caption(`Some of ${size} neurons. ${firingNote}`),
    ];
  };
  const outputs = (width: number): HTMLElement =>
    bench.part('outputs', (run) => {
      const traces = outputTraces(run, names);
      const { threshold } = run.network.layers[last - 1]!;
      const now = element('div');
      const text = element('p', { class: 'so-far' });
      const chart = veiled('outputs', potentialChart(traces, threshold, duration, width));
      bench.atStep('outputs', (step) => {
        text.textContent = soFar(data, run, traces, step);
        now.replaceChildren(outputChart(traces, threshold, step, width));
      });
      return [text, now, element('h3', {}, 'Potentials, outputs'), ...chart];
    });

  openDocument({ ...heading, facts: [...heading.facts, pageSize(data)] }, [
    {
      ...{ id: 'sample', title: 'One sample, step by step' },
      draw: ({ width }) => [
        element('p', {}, `${selection} For another one: `, element('code', {}, `${command}…`)),
        sampleStrip(data, bench),
        bench.part('decision', (run) =>
          decisionOf(
            data,
            run,
            bench.choice().factors.some((factor) => factor !== 100),
          ),
        ),
        bench.part('image', ({ sample: { image } }) => (image ? [greyImage('the sample', image, 140)] : [])),
        element('h3', {}, 'Spikes'),
        bench.part('spikes', (run) => veiled('spikes', [spikes(run, width)])),
        element('h3', {}, 'So far'),
        outputs(width),
        caption(
          `All ${names.length} outputs. All but the true class and the decided one are pale. ${firingNote}`,
        ),
        ...network.layers.slice(0, -1).flatMap((_, k) => hidden(k, width)),
        controls(data, bench),
      ],
    },
    ...(fields.length === 0
      ? []
      : [
          {
            ...{ id: 'weights', title: 'What the neurons of the first layer look for' },
            draw: () => weightImages(fields),
          },
        ]),
    {
      ...{ id: 'latencies', title: 'When neurons fire' },
      draw: ({ width }) => [
        ...latencyChart(latencies, width),
        caption(
          `Share of the spikes of a layer at each step, over ${latencySamples} test samples, with the stored thresholds. Each line adds up to 100 %.`,
        ),
      ],
    },
  ]);
}

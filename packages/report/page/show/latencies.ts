import { lineChart } from '@s4nn/charts';
import type { ShowData } from '../../src/show.js';

const colours = ['var(--pruned)', 'var(--complete)', 'var(--best)', 'var(--running)'];

/** At which steps the spikes of each layer come. */
export const latencyChart = (latencies: ShowData['latencies'], width: number): HTMLElement[] =>
  lineChart(
    latencies.map(({ name, counts }, k) => {
      const total = counts.reduce((sum, count) => sum + count, 0) || 1;
      return {
        ...{ name, colour: colours[k % colours.length]! },
        points: counts.map((count, step) => [step, (100 * count) / total] as const),
      };
    }),
    { x: { name: 'step' }, y: { name: "share of the layer's spikes", unit: '%' } },
    width,
  );

import * as Plot from '@observablehq/plot';
import { type Line, lineChart } from '@s4nn/charts';

/** A neuron whose potential is drawn. */
export interface Traced {
  readonly name: string;
  /** Its potential at the end of each step. */
  readonly values: readonly number[];
  /** The step of its spike; null where it stays silent. */
  readonly fires: number | null;
  /** Whether it stands back. */
  readonly isPale: boolean;
}

/** Potentials of neurons by step, where they fire, and the threshold that they fire at. */
export function potentialChart(
  neurons: readonly Traced[],
  threshold: number,
  duration: number,
  width: number,
): HTMLElement[] {
  const [pale, strong] = [true, false].map((isPale) => neurons.filter((each) => each.isPale === isPale));
  const colours = Plot.scale({
    color: { type: 'ordinal', scheme: 'observable10', domain: strong!.map((_, index) => index) },
  });
  const lineOf = ({ name, values }: Traced) => ({
    name,
    points: values.map((value, step) => [step, value] as const),
  });
  const lines: Line[] = [
    ...pale!.map((neuron) => ({ ...lineOf(neuron), colour: 'var(--muted)', stroke: 'pale' as const })),
    ...strong!.map((neuron, index) => ({ ...lineOf(neuron), colour: colours!.apply(index) })),
    {
      ...{ name: 'threshold', colour: 'var(--ink)', stroke: 'dashed' },
      points: [
        [0, threshold],
        [duration - 1, threshold],
      ],
    },
    {
      ...{ name: 'fires', colour: 'var(--ink)', stroke: 'none', mark: 'circle' },
      points: neurons.flatMap(({ fires, values }) =>
        fires === null ? [] : [[fires, values[fires]!] as const],
      ),
    },
  ];
  return lineChart(lines, { x: { name: 'step' }, y: { name: 'potential' } }, width);
}

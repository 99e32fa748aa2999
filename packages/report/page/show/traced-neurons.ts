import type { Run } from './bench.js';
import type { Traced } from './potentials.js';
import { firstToFire, potentialsByStep } from './traces.js';

/** How many neurons of a hidden layer are drawn where none are chosen. */
const usual = 8;

/** The neurons of a hidden layer that are drawn: those that are chosen, or those that fire first. */
export const shownOf = (run: Run, k: number, chosen: readonly number[] | null): readonly number[] =>
  chosen ?? firstToFire(run.answer.times[k + 1]!, usual);

/** Some neurons of a hidden layer, with their potentials. */
export function hiddenTraces(run: Run, k: number, neurons: readonly number[]): Traced[] {
  const traced = tracedBy(run, k);
  return neurons.map((neuron) => ({ ...traced(neuron), name: `neuron ${neuron}`, isPale: false }));
}

/** All outputs; all but the true class and the decided one stand back. */
export function outputTraces(run: Run, names: readonly string[]): Traced[] {
  const { truth } = run.sample;
  const { decided } = run.answer;
  const traced = tracedBy(run, run.weights.length - 1);
  return names.map((name, output) => ({
    ...traced(output),
    name: [
      name,
      ...(output === truth ? ['true class'] : []),
      ...(output === decided ? ['decided'] : []),
    ].join(', '),
    isPale: output !== truth && output !== decided,
  }));
}

function tracedBy({ network, weights, answer }: Run, k: number) {
  const potentials = potentialsByStep(network, k, weights[k]!, answer.times[k]!);
  return (neuron: number): Pick<Traced, 'values' | 'fires'> => {
    const time = answer.times[k + 1]![neuron]!;
    return {
      values: potentials.map((all) => all[neuron]!),
      fires: time < network.duration ? time : null,
    };
  };
}

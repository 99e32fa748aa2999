import { counted, percent } from '@s4nn/core';
import type { Summary } from '@s4nn/log';
import type { Repetition, Spread } from '@s4nn/measure';
import type { Colours } from '../../terminal.js';
import { duration } from '../format.js';

/** The result of one seed, and the time left. */
export function seedLine(seed: number, { test }: Summary, secondsLeft: number): string {
  const { potential, lenient, spiking } = test.accuracy;
  const rules = `potential ${percent(potential)} · lenient ${percent(lenient)} · spiking ${percent(spiking)}`;
  return `seed ${seed}: ${rules}${secondsLeft > 0 ? `, about ${duration(secondsLeft)} left` : ''}`;
}

/** Mean ± standard deviation of every measurement, and its range. */
export function repetitionTable(repetition: Repetition, colours: Colours): string[] {
  const { name, seeds, pointers, accuracy, ties, silent, decisionStep, spikesToDecision, seconds } =
    repetition;
  const [{ samples }] = repetition.summaries.map(({ test }) => test) as [Summary['test']];
  const share = (spread: Spread) => figures(spread, 100, 2, ' %');
  return [
    `${name}, ${counted(seeds.length, 'seed')} (${seeds.join(', ')} in ${pointers.join(', ')}), ${samples} test samples each; mean ± standard deviation:`,
    `  ${colours.bold(`potential ${share(accuracy.potential)}`)}`,
    `  lenient   ${share(accuracy.lenient)}`,
    `  first     ${share(accuracy.first)}`,
    `  expected  ${share(accuracy.expected)}`,
    `  spiking   ${share(accuracy.spiking)}`,
    `  ties      ${share(ties)}`,
    `  silent    ${share(silent)}`,
    ...(decisionStep ? [`  step      ${figures(decisionStep, 1, 1)}  mean step of the decision`] : []),
    `  spikes    ${figures(spikesToDecision, 1, 1)}  mean number up to the decision, input included`,
    `  seconds   ${figures(seconds, 1, 1)}`,
  ];
}

function figures({ mean, sd, values }: Spread, factor: number, digits: number, unit = ''): string {
  const text = (value: number) => (factor * value).toFixed(digits);
  const spread = sd === null ? '' : ` ± ${text(sd)}`;
  return `${text(mean)}${spread}${unit}  (${text(Math.min(...values))} … ${text(Math.max(...values))})`;
}

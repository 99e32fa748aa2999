import type { Repetition, Spread } from '@s4nn/measure';

/** Columns of the table of accuracies, Markdown. */
export const heading = [
  '| config | seeds | potential | spiking | lenient | ties | silent | decision step | spikes to decision | minutes per seed |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
] as const;

/** A row of the table: means over the seeds ± their standard deviation. */
export function rowOf(config: string, repetition: Repetition): string {
  const { seeds, accuracy, ties, silent, decisionStep, spikesToDecision, seconds } = repetition;
  const cells = [
    `\`${config}\``,
    String(seeds.length),
    share(accuracy.potential),
    share(accuracy.spiking),
    share(accuracy.lenient),
    `${percent(ties.mean)} %`,
    `${percent(silent.mean)} %`,
    decisionStep ? decisionStep.mean.toFixed(0) : 'none',
    spikesToDecision.mean.toFixed(0),
    (seconds.mean / 60).toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

const percent = (value: number): string => (100 * value).toFixed(2);

const share = ({ mean, sd }: Spread): string =>
  sd === null ? percent(mean) : `${percent(mean)} ± ${percent(sd)}`;

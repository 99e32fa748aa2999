import { type Figure, tableOnly, type Workshop } from './figure.js';

/** Accuracy where the times of the input move. */
export async function jitter({ trained, jitter: disturb }: Workshop): Promise<Figure> {
  const { accuracy } = (await trained('mnist')).evaluated;
  const { levels } = await disturb();
  const rows = [
    [0, accuracy.lenient, accuracy.potential, accuracy.spiking],
    ...levels.map(({ level, lenient, potential, spiking }) => [
      ...[level, lenient.mean, potential.mean, spiking.mean],
    ]),
  ] as const;
  const rules = ['lenient', 'potential', 'spiking'];
  return {
    ...tableOnly,
    title: 'Accuracy under jitter of the input',
    caption:
      'Every input time of the test samples, silence included, is moved by up to so many steps, all alike probable; means over 3 seeds.',
    columns: ['steps', ...rules],
    rows: rows.map(([level, ...shares]) => [String(level), ...shares]),
    unit: 'share',
    curves: {
      x: 'jitter, steps at most',
      y: 'accuracy',
      lines: rules.map((name, rule) => ({
        name,
        points: rows.map((row): [number, number] => [row[0]!, row[rule + 1]!]),
      })),
    },
  };
}

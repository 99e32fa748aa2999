import { type Figure, tableOnly, type Workshop } from './figure.js';

/** How accuracy grows. */
export async function epochs({ trained }: Workshop): Promise<Figure> {
  // The test samples are for the end, so others are held back.
  const { epochs: all, evaluated } = await trained('mnist', 'validated', { '/training/validation': 10000 });
  const rows = all.map(({ training, validation }, index) => [String(index + 1), training, validation]);
  const points = (value: (epoch: (typeof all)[number]) => number | null): [number, number][] =>
    all.flatMap((epoch, index) => {
      const y = value(epoch);
      return y === null ? [] : [[index + 1, y] as [number, number]];
    });
  return {
    ...tableOnly,
    title: 'Accuracy by epoch',
    caption: `On training images that are held back (10,000 unless told otherwise), by the potential rule; while learning, as lenient counts with silence as wrong. At the end ${(100 * evaluated.accuracy.lenient).toFixed(2)} % of the test images leniently; the paper says 97.4.`,
    columns: ['epoch', 'learning', 'held back'],
    rows,
    unit: 'share',
    curves: {
      x: 'epoch',
      y: 'accuracy',
      lines: [
        { name: 'learning', points: points(({ training }) => training) },
        { name: 'held back', points: points(({ validation }) => validation) },
      ],
    },
  };
}

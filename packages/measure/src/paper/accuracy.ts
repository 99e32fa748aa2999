import { single, tableOnly } from './figure.js';

/** Accuracy on MNIST under each decision rule, beside what the paper prints. */
export const accuracy = single('mnist', ({ evaluated }) => {
  const { lenient, first, potential, expected, spiking } = evaluated.accuracy;
  return {
    ...tableOnly,
    title: 'Accuracy on the test images of MNIST',
    caption: `The paper prints 97.4 %, counted as lenient does. Of ${evaluated.samples} images ${evaluated.ties} end in a tie, ${evaluated.silent} without an output spike. One seed; s4nn repeat runs several.`,
    columns: ['decision rule', 'accuracy'],
    rows: [
      ['the paper', 0.974],
      ['lenient: the label is among the earliest outputs', lenient],
      ['potential: ties and silence by the largest potential', potential],
      ['first: ties by the lowest class', first],
      ['expected: a tie of k counts 1/k', expected],
      ['spiking: as potential, silence is wrong', spiking],
    ],
    unit: 'share',
  };
});

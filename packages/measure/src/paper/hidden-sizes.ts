import { type Recipe, withCurves } from './figure.js';

const sizes = [50, 100, 200, 400, 800] as const;

/** How accuracy depends on the number of hidden neurons. */
export const hiddenSizes: Recipe = {
  dataset: 'mnist',
  networks: sizes.map((size) => ({ name: `hidden-${size}`, set: { '/network/layers/0/size': size } })),
  make: (networks) => ({
    title: 'Accuracy by hidden layer size',
    caption:
      'On the test images, one network per size, with everything else as in the config. Constants that suit one size may not suit another.',
    ...withCurves(
      ['hidden neurons', 'lenient', 'potential'],
      networks.map(({ evaluated: { accuracy } }, index) => [
        sizes[index]!,
        accuracy.lenient,
        accuracy.potential,
      ]),
      { isEven: true },
    ),
  }),
};

import { type Recipe, withCurves } from './figure.js';

const sizes = [50, 100, 200, 400, 800] as const;

/** How many hidden neurons it takes. */
export const hiddenSizes: Recipe = {
  dataset: 'mnist',
  networks: sizes.map((size) => ({ name: `hidden-${size}`, set: { '/network/layers/0/size': size } })),
  make: (networks) => ({
    title: 'Accuracy by hidden size',
    caption:
      'On the test images, once for each size, with all else as the config has it: constants for one size need not suit another.',
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

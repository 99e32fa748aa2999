import { single, withCurves } from './figure.js';

/** Accuracy where the times of the input move. */
export const jitter = single('mnist', async ({ evaluated, jitter: disturb }) => {
  const { lenient, potential, spiking } = evaluated.accuracy;
  const { levels } = await disturb();
  return {
    title: 'Accuracy under jitter of the input',
    caption:
      'Every input time of the test samples, silence included, is moved by up to so many steps, all alike probable; means over 3 seeds.',
    ...withCurves(
      ['steps', 'lenient', 'potential', 'spiking'],
      [
        [0, lenient, potential, spiking],
        ...levels.map(
          (at) => [at.level, at.lenient.mean, at.potential.mean, at.spiking.mean] as [number, ...number[]],
        ),
      ],
      'jitter, steps at most',
    ),
  };
});

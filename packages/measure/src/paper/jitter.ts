import { single, withCurves } from './figure.js';

/** Accuracy where the times of the input move. */
export const jitter = single('mnist', async ({ jitter: disturb }) => {
  const { undisturbed, levels } = await disturb();
  return {
    title: 'Accuracy under jitter of the input',
    caption:
      'Every input time of the test samples, silence included, is moved by up to so many steps, all alike probable; means over 3 seeds.',
    ...withCurves(
      ['steps', 'lenient', 'potential', 'spiking'],
      [{ level: 0, ...undisturbed }, ...levels].map(({ level, lenient, potential, spiking }) => [
        level,
        ...[lenient.mean, potential.mean, spiking.mean],
      ]),
      { x: 'largest shift, steps', isEven: true },
    ),
  };
});

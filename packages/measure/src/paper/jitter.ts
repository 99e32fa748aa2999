import { single, withCurves } from './figure.js';

/** Accuracy under input jitter. */
export const jitter = single('mnist', async ({ jitter: disturb }) => {
  const { undisturbed, levels } = await disturb();
  return {
    title: 'Accuracy under input jitter',
    caption:
      'Every input time of the test samples, including that of silent inputs, is shifted earlier or later by a random number of steps, at most the given one. Means over 3 seeds.',
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

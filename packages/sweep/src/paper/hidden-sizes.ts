import { type Figure, type Workshop, withCurves } from './figure.js';

const sizes = [50, 100, 200, 400, 800] as const;

/** How many hidden neurons it takes. */
export async function hiddenSizes({ trained }: Workshop): Promise<Figure> {
  const rows: [size: number, lenient: number, potential: number][] = [];
  for (const size of sizes) {
    const { evaluated } = await trained('mnist', `hidden-${size}`, { '/network/layers/0/size': size });
    rows.push([size, evaluated.accuracy.lenient, evaluated.accuracy.potential]);
  }
  return {
    title: 'Accuracy by hidden size',
    caption: 'On the test images, once for each size, with all else as the config has it.',
    ...withCurves(['hidden neurons', 'lenient', 'potential'], rows, { isEven: true }),
  };
}

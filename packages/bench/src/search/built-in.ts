import type { Entry, Parameters, Problem } from './problem.js';

const number = (name: string, low: number, high: number, more: Partial<Entry> = {}): Entry => ({
  name,
  type: 'float',
  low,
  high,
  ...more,
});

/** Branin's function on [−5, 10] × [0, 15]: three minima. */
function branin(x: number, y: number): number {
  const parabola = y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6;
  return parabola ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
}

// Hartmann's function as Dixon and Szegő 1978 give it.
const heights = [1, 1.2, 3, 3.2];
const curvatures = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const centres = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];

/** Hartmann's function on [0, 1]⁶: four wells. */
function hartmann(x: readonly number[]): number {
  return -heights.reduce((sum, height, well) => {
    const distance = x.reduce(
      (total, at, axis) => total + curvatures[well]![axis]! * (at - centres[well]![axis]!) ** 2,
      0,
    );
    return sum + height * Math.exp(-distance);
  }, 0);
}

/** A loss like that of a training: two optimisers, each with its own best learning rate, and up to two layers with a best size. */
function training(parameters: Parameters): number {
  const { optimizer, rate, momentum, layers, first, second } = parameters as Record<string, number> & {
    optimizer: string | number;
  };
  const exponent = Math.log10(rate!);
  const optimised =
    optimizer === 'momentum'
      ? 0.5 * (exponent + 1 + Math.log10(1 / (1 - momentum!))) ** 2 + 0.3 * (momentum! - 0.9) ** 2
      : 0.05 + 0.5 * (exponent + 3) ** 2;
  const sized = 0.1 * Math.log2(first! / 400) ** 2;
  return layers === 1 ? optimised + sized + 0.1 : optimised + sized + 0.1 * Math.log2(second! / 100) ** 2;
}

const problem = (
  name: string,
  space: readonly Entry[],
  fmin: number,
  value: (parameters: Parameters) => number,
): Problem => ({
  name,
  space,
  fmin,
  noise_sd: 0,
  evaluate: (parameters) => {
    const noiseless = value(parameters);
    return { noiseless, value: noiseless };
  },
});

/** Three small problems: two well-known functions, and a space with conditions. */
export const builtIn: readonly Problem[] = [
  problem('branin', [number('x', -5, 10), number('y', 0, 15)], 0.39788735772973816, ({ x, y }) =>
    branin(x as number, y as number),
  ),
  problem(
    'hartmann6',
    [0, 1, 2, 3, 4, 5].map((axis) => number(`x${axis}`, 0, 1)),
    -3.322368011391339,
    (parameters) => hartmann(Object.values(parameters) as number[]),
  ),
  problem(
    'training',
    [
      { name: 'optimizer', type: 'cat', choices: ['momentum', 'adaptive'] },
      number('rate', 1e-5, 1, { log: true }),
      number('momentum', 0, 0.99, { when: { param: 'optimizer', in: ['momentum'] } }),
      number('layers', 1, 2, { type: 'int' }),
      number('first', 16, 1024, { type: 'int', log: true }),
      number('second', 16, 1024, { type: 'int', log: true, when: { param: 'layers', in: [2] } }),
    ],
    0,
    training,
  ),
];

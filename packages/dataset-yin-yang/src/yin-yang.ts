import { completeValue, labels, type Samples } from '@s4nn/core';
import { mersenneTwister, oneOfThree, uniform } from './mersenne-twister.js';

const bigRadius = 0.5;
const dotRadius = 0.1;

/**
 * The classes, in the order of the labels. The authors' script lists the first two in the opposite order, but its formula
 * calls label 1 yin.
 */
export const classes = ['yang', 'yin', 'dot'] as const;

/** What a number of samples can be. */
export const sizes = { type: 'integer', minimum: 1 } as const;

/** What a seed of NumPy's generator can be. */
export const seeds = { type: 'integer', minimum: 0, maximum: 4294967295 } as const;

/**
 * Points of the yin-yang disc, the classes equally likely: features (x, y, 1 − x, 1 − y), shape [4], range 0…1.
 * Source: Kriener, Göltz & Petrovici 2022 (arXiv 2102.08211); the points of seeds 42, 41, 40 are the published ones.
 * @param count number of points.
 * @param seed of NumPy's generator, 0…2^32 − 1.
 * @throws InputError for another count or seed.
 */
export function yinYang(count: number, seed: number): Samples {
  completeValue('yinYang.count', sizes, count);
  completeValue('yinYang.seed', seeds, seed);
  const draw = mersenneTwister(seed);
  const values = new Float32Array(4 * count);
  const classOf = new Uint16Array(count);
  for (let sample = 0; sample < count; sample++) {
    const goal = oneOfThree(draw);
    let x: number;
    let y: number;
    do {
      x = uniform(draw) * 2 * bigRadius;
      y = uniform(draw) * 2 * bigRadius;
    } while (distance(x, y, bigRadius) > bigRadius || classAt(x, y) !== goal);
    values.set([x, y, 1 - x, 1 - y], 4 * sample);
    classOf[sample] = goal;
  }
  return { values, range: [0, 1], shape: [4], labels: labels(classOf) };
}

/** The class of a point inside the disc. */
function classAt(x: number, y: number): number {
  const right = distance(x, y, 1.5 * bigRadius);
  const left = distance(x, y, 0.5 * bigRadius);
  if (right < dotRadius || left < dotRadius) return 2;
  const yin =
    right <= dotRadius ||
    (left > dotRadius && left <= 0.5 * bigRadius) ||
    (y > bigRadius && right > 0.5 * bigRadius);
  return yin ? 1 : 0;
}

/** From a centre on the horizontal middle line. */
const distance = (x: number, y: number, centerX: number): number =>
  Math.sqrt((x - centerX) ** 2 + (y - bigRadius) ** 2);

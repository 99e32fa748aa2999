import { expect, test } from 'vitest';
import { nearest } from './nearest.js';

test.each([
  ['treshold', ['size', 'threshold'], 'threshold'],
  ['ahsa', ['none', 'asha'], 'asha'],
  ['mnist', ['paper-mnist', 'iris'], 'paper-mnist'],
  ['epoch', ['epochs', 'batch'], 'epochs'],
  ['nope', ['biome', 'knip'], undefined],
  ['b', ['a'], undefined],
])('%s of %j means %s', (typed, names, meant) => {
  expect(nearest(typed, names)).toBe(meant);
});

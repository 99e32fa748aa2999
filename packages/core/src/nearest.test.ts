import { expect, test } from 'vitest';
import { didYouMean, nearest } from './nearest.js';

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

test.each([
  ['lable', ['label', 'labels'], '; did you mean "label"?'],
  ['beta', ['beta1', 'beta2', 'epsilon'], '; did you mean "beta1" or "beta2"?'],
  ['nope', ['biome'], ''],
])('all that are equally near to %s are offered', (typed, names, text) => {
  expect(didYouMean(typed, names)).toBe(text);
});

import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { evaluateWeights, paperFigures, quantiseWeights, repeat, robustness, showNetwork } from './index.js';

const config = {} as never;

test.each<[string, () => Promise<unknown>, string]>([
  [
    'evaluateWeights',
    () => evaluateWeights(config, [], { clases: [0] } as object),
    ': found an unknown option "clases"; did you mean "classes"?',
  ],
  [
    'evaluateWeights',
    () => evaluateWeights(config, [], { threads: -1 }),
    '.threads: found -1, expected "auto" or an integer from 0 to 1024',
  ],
  [
    'quantiseWeights',
    () => quantiseWeights(config, [], '', { bits: 4 } as never),
    '.bits: found 4, expected an array',
  ],
  [
    'robustness',
    () => robustness(config, [], { seeds: 0 }),
    '.seeds: found 0, expected an integer of at least 1',
  ],
  [
    'robustness',
    () => robustness(config, [], { seeds: 1, only: ['jiter' as never] }),
    '.only[0]: found "jiter", expected "jitter", "jitter-all", "deletion", "time-bits", "weight-bits" or "weight-noise"; did you mean "jitter"?',
  ],
  [
    'showNetwork',
    () => showNetwork(config, [], { sample: 0.5 }),
    '.sample: found 0.5, expected "wrong" or an integer of at least 0',
  ],
  [
    'repeat',
    () => repeat('', { seeds: [] }),
    '.seeds: found an empty array, expected an array of at least 1',
  ],
  [
    'repeat',
    () => repeat('', { seeds: [1], seed: 2 } as never),
    ': found an unknown option "seed"; did you mean "seeds"?',
  ],
  [
    'paperFigures',
    () => paperFigures([], { configs: {}, frehs: true } as never),
    ': found an unknown option "frehs"; did you mean "fresh"?',
  ],
])('%s refuses options before anything else: %#', async (name, call, message) => {
  await expect(call()).rejects.toThrow(new InputError(`${name}${message}`));
});

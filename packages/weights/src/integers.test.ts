import { quantise, weights } from '@s4nn/core';
import { expect, test } from 'vitest';
import { formatIntegerFile, type IntegerFile, parseIntegerFile } from './integers.js';

const layer = { learningRate: 0, decay: 0, init: [0, 1] } as const;
const file: IntegerFile = {
  network: quantise(
    {
      inputs: 2,
      duration: 8,
      neuron: { crossing: '>', delay: 1 },
      layers: [
        { ...layer, size: 3, threshold: 1 },
        { ...layer, size: 2, threshold: 2 },
      ],
    },
    [weights(Float32Array.of(1, -2, 3, 4, 5, -6)), weights(Float32Array.of(1, 0, -1, 0.5, 2, 3))],
    [4, 8],
  ),
  classes: ['a', 'b'],
  encoder: '@s4nn/encoders/latency',
  vectors: [{ sample: 0, label: 1, spikes: [[0, 1]], times: [8, 3], sums: [-4, 7], decision: 1 }],
};

test('what is written is read again', () => {
  const text = formatIntegerFile(file);
  expect(parseIntegerFile(text, 'i.json')).toEqual(file);
  expect(parseIntegerFile(formatIntegerFile({ ...file, vectors: [] }), 'i.json').vectors).toEqual([]);
  expect(text).toMatch(/^ {8}\[1,-2\],$/m);
});

test('another format is refused', () => {
  expect(() => parseIntegerFile('{"format":"s4nn-integer","version":2}', 'i.json')).toThrow(
    'i.json: found format "s4nn-integer", version 2, expected "s4nn-integer", 1',
  );
});

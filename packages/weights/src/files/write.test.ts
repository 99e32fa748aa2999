import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weights } from '@s4nn/core';
import { expect, test } from 'vitest';
import { parseObjectNpy } from '../authors/parse-object-npy.js';
import { ofLayers, ofNetworks } from '../formats.js';
import type { LayerWeights } from '../weight-format.js';
import { readWeights } from './read.js';
import { writeWeights } from './write.js';

const layers: readonly LayerWeights[] = [
  { values: weights(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8)), shape: [2, 4] },
  { values: weights(Float64Array.of(0.1, 0.2)), shape: [1, 2] },
];
const folder = mkdtempSync(join(tmpdir(), 'weights-'));
const at = (name: string): string => join(folder, name);

test.each([[['a.npz']], [['a.safetensors']], [['a.npy']], [['one.npy', 'two.NPY']]])(
  '%j: read again, the same',
  (names) => {
    writeWeights(names.map(at), layers);
    const read = readWeights(names.map(at)).map(({ values, shape }) => ({ values, shape }));
    expect(read).toEqual(layers);
  },
);

test("the authors' shapes: rows and columns of an image, square by default", () => {
  const shapes = () => parseObjectNpy(readFileSync(at('s.npy')), 's.npy').map(({ shape }) => shape);
  writeWeights([at('s.npy')], layers);
  expect(shapes()).toEqual([
    [2, 2, 2],
    [1, 2, 1],
  ]);
  writeWeights([at('s.npy')], layers, [1, 4]);
  expect(shapes()[0]).toEqual([2, 1, 4]);
});

test('a mistake writes nothing', () => {
  const before = readdirSync(folder);
  const refused = (names: string[], message: string, shape?: readonly [number, number]) =>
    expect(() => writeWeights(names.map(at), layers, shape)).toThrow(
      expect.objectContaining({ name: 'InputError', message: expect.stringContaining(message) }),
    );
  refused(['w.pt'], `w.pt to write weights of 2 layers to, expected one ${ofNetworks}, or 2 ${ofLayers}.`);
  refused(['x.npy', 'y.npy', 'z.npy'], 'expected one .npz');
  refused(['x.npz', 'y.npy'], 'expected one .npz');
  refused(['x.npy'], 'found 3 × 4 pixels, expected as many as inputs, 4.', [3, 4]);
  expect(readdirSync(folder)).toEqual(before);
});

import { weights } from '@s4nn/core';
import { describe, expect, test } from 'vitest';
import { formatWeights } from './format.js';
import { formats, ofLayers, ofNetworks } from './formats.js';
import { expectedFiles, parseWeights } from './parse.js';
import type { LayerWeights } from './weight-format.js';

const layers: readonly LayerWeights[] = [
  { values: weights(Float32Array.of(1, -2, 0.1, 4, 5e-8, 6)), shape: [2, 3] },
  { values: weights(Float32Array.of(-0, 3e38)), shape: [1, 2] },
];

test('messages name all formats', () => {
  const listed = (endings: string) => endings.split(/, | or /);
  expect(listed(ofNetworks)).toEqual(expect.arrayContaining(['.npz', '.safetensors', '.npy']));
  expect(listed(ofLayers)).toContain('.npy');
  expect(expectedFiles).toBe(`one ${ofNetworks} of all layers, or one ${ofLayers} per layer`);
  expect(formats.map(({ ending }) => ending).filter((ending) => !expectedFiles.includes(ending))).toEqual([]);
});

describe.each(formats.map((format) => [`${format.ending} of a ${format.holds}`, format] as const))(
  '%s',
  (_, format) => {
    const given = format.holds === 'network' ? layers : layers.slice(0, 1);
    const name = `w${format.ending}`;
    const bytes = format.format(given);

    test('reads what it writes, with the same bytes each time', () => {
      const read = format.parse(bytes, name).map(({ array: { values, shape } }) => [[...values], shape[0]]);
      expect(read).toEqual(given.map(({ values, shape }) => [[...values], shape[0]]));
      expect(format.format(given)).toEqual(bytes);
    });

    test('is recognised by its content alone, and chosen by its ending', () => {
      expect(formats.filter(({ recognises }) => recognises(bytes, 'other'))[0]).toBe(format);
      const files = format.holds === 'network' ? [name] : layers.map((__, k) => `w${k}${format.ending}`);
      const written = formatWeights(files, layers);
      const read = parseWeights(files.map((file, k) => ({ name: file, bytes: written[k]! })));
      expect(read.map(({ values, shape }) => ({ values, shape }))).toEqual(layers);
    });

    test('says what it is', () => {
      expect(format.title).toMatch(new RegExp(`^an? \\${format.ending} file$`));
      expect(format.recognises(new Uint8Array(), name)).toBe(false);
    });
  },
);

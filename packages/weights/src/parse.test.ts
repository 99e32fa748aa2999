import { gzipSync } from 'node:zlib';
import { formatNpy, type NamedFloats, withNpyHeader, writeNpz } from '@s4nn/npy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '../../npy/testdata/cpu-time.js';
import { damages, runs } from '../../npy/testdata/damages.js';
import { formatObjectNpy } from './authors/format-object-npy.js';
import { expectedFiles, parseWeights } from './parse.js';
import { formatSafetensors } from './safetensors/format-safetensors.js';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const layers: readonly NamedFloats[] = [
  { name: 'layer0', values: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3] },
  { name: 'layer1', values: Float32Array.of(7, 8), shape: [1, 2] },
];
const npz = writeNpz(layers);
const torch = 'safetensors.torch.save_file(torch.load(file, weights_only=True), "weights.safetensors")';
const exporting = 'export its arrays in Python:';

test.each<[string, Uint8Array, string]>([
  [
    'model.pth',
    latin1('\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\u0002'),
    `a PyTorch file (.pt), expected ${expectedFiles}; ${exporting} ${torch}.`,
  ],
  [
    'model.pt',
    latin1(`PK\u0003\u0004${'\0'.repeat(26)}archive/data.pkl\u0080\u0002`),
    `a PyTorch file (.pt), expected an .npz file; ${exporting} ${torch}.`,
  ],
  [
    'model.h5',
    latin1('\u0089HDF\r\n\u001a\n\0\0\0'),
    `an HDF5 file (.h5), expected ${expectedFiles}; ${exporting} h5py.File(file).visit(print) lists them.`,
  ],
  [
    'model.onnx',
    latin1('\b\u0007\u0012\u0007pytorch\u001a\u00051.9:'),
    `an ONNX model (.onnx), expected ${expectedFiles}; ${exporting} [onnx.numpy_helper.to_array(t) for t in onnx.load(file).graph.initializer].`,
  ],
  [
    'w.pkl',
    latin1('\u0080\u0004\u0095\0\0\0\0'),
    `a Python pickle, expected ${expectedFiles}; ${exporting} numpy.savez("arrays.npz", *arrays).`,
  ],
  [
    'w.npz',
    latin1('version https://git-lfs.github.com/spec/v1\noid sha256:'),
    'a pointer of Git LFS, not the file itself, expected an .npz file; run `git lfs pull` in the repository that it is from.',
  ],
  [
    'w.safetensors',
    latin1('<!DOCTYPE html>\n<html><head>'),
    'an HTML page, expected a .safetensors file; download the file itself, not the page about it.',
  ],
  ['w.npz.gz', gzipSync(npz), `gzip data, expected ${expectedFiles}; unpack it first, with gunzip.`],
  ['w.npz', Buffer.alloc(500), 'nothing but zeros, expected an .npz file; copy or download it again.'],
  ['w.npy', latin1('{"format":"s4nn-integer"}'), 'the first bytes "{\\"form", expected an .npy file.'],
])('%s is said to be what it is', (name, bytes, found) => {
  expect(() => parseWeights([{ name, bytes }])).toThrow(
    expect.objectContaining({ name: 'InputError', message: `${name}: found ${found}` }),
  );
});

const double = (value: number) =>
  parseWeights([{ name: 'w', bytes: formatNpy({ values: Float64Array.of(0, 1, value, 3), shape: [2, 2] }) }]);

test('float64 values beyond float32 are refused where they lie; those within stay as they are', () => {
  for (const value of [1e300, -1e300, 3.4028235677973366e38]) {
    expect(() => double(value)).toThrow(
      `w: found ${value} at [1, 0], expected weights within float32, up to 3.4e38.`,
    );
  }
  for (const value of [3.4028235e38, -3.4e38, 1e-300, 0.1]) expect(double(value)[0]?.values[2]).toBe(value);
  expect(() => double(Number.POSITIVE_INFINITY)).toThrow(
    'found Infinity at [1, 0], expected finite weights.',
  );
});

test.each(['|u1', '<i4', '<i8', '|b1'])('%s: integers are no weights', (dtype) => {
  const bytes = withNpyHeader(`'${dtype}'`, [1, 1], Buffer.alloc(Number(dtype[2])));
  expect(() => parseWeights([{ name: 'w.npy', bytes }])).toThrow(
    `w.npy: found dtype '${dtype}', expected floats. Save it with array.astype(numpy.float32).`,
  );
});

test('float16, and either order of bytes, are weights', () => {
  const read = (descr: string, ...bytes: readonly number[]) =>
    parseWeights([{ name: 'w', bytes: withNpyHeader(descr, [1, 1], Uint8Array.from(bytes)) }])[0]?.values;
  expect(read("'<f2'", 0x00, 0xc1)).toEqual(Float32Array.of(-2.5));
  expect(read("'>f2'", 0xc1, 0x00)).toEqual(Float32Array.of(-2.5));
  expect(read("'>f4'", 0xc0, 0x20, 0, 0)).toEqual(Float32Array.of(-2.5));
});

test.each<[string, Uint8Array, boolean]>([
  ['npz', npz, true],
  ['safetensors', formatSafetensors(layers), false],
  ['npy', formatNpy(layers[0]!), false],
  ["the authors' npy", formatObjectNpy(layers), false],
])('%s, damaged anywhere: weights or one line', (_, whole, hasChecksum) => {
  const expected = parseWeights([{ name: 'w', bytes: whole }]);
  fc.assert(
    fc.property(damages(whole), (bytes) => {
      let read: ReturnType<typeof parseWeights> | null = null;
      const time = cpuTime(() => {
        try {
          read = parseWeights([{ name: 'w', bytes }]);
        } catch (error) {
          expect(error).toMatchObject({ name: 'InputError', message: expect.stringMatching(/^w.{10,600}$/) });
        }
      });
      expect(time).toBeLessThan(1000);
      if (hasChecksum && read !== null) expect(read).toEqual(expected);
    }),
    runs(1500),
  );
});

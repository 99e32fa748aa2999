import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatNpy, writeNpz } from '@s4nn/npy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasPython } from '../../testdata/has-python.js';
import { readNpz } from '../npz.js';
import { expectedFiles } from '../parse.js';
import { readWeights } from './read.js';

const numpy = JSON.parse(
  readFileSync(new URL('../../testdata/numpy.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const folder = mkdtempSync(join(tmpdir(), 'weights-'));

/** Writes a file of the given name and says where. */
function placed(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const fromNumpy = (name: string, entry: string) => placed(name, Buffer.from(numpy[entry]!, 'base64'));
const first = Float32Array.of(1, -2.5);
const all = Float32Array.of(1, -2.5, 3, 0.1, 0.001, -0);

const arrayOf = (shape: readonly number[], values: readonly number[]) =>
  formatNpy({ shape, values: Float32Array.from(values) });

test.each(['stored', 'deflated'])(
  "NumPy's archives, %s, are layers in the natural order of names",
  (entry) => {
    const file = fromNumpy(`${entry}.npz`, entry);
    expect(readWeights([file])).toEqual([
      { values: all, shape: [2, 3], file: `${file}[w2]` },
      { values: first, shape: [1, 2], file: `${file}[w10]` },
    ]);
  },
);

test('several .npy files are layers in their own order', () => {
  const one = fromNumpy('z.npy', 'float64');
  const two = placed('a.npy', arrayOf([1, 2], [1, -2.5]));
  expect(readWeights([one, two])).toEqual([
    { values: Float64Array.from(all), shape: [2, 3], file: one },
    { values: first, shape: [1, 2], file: two },
  ]);
});

test('content, not the name, says what a file is', () => {
  expect(readWeights([fromNumpy('archive.npy', 'stored')])).toHaveLength(2);
  expect(readWeights([fromNumpy('array.npz', 'float32')])).toHaveLength(1);
});

const twelve = Array.from({ length: 12 }, (_, k) => ({
  name: `layer${k}`,
  values: Float32Array.of(k),
  shape: [1, 1],
}));

test('an archive of ours is read again, layer10 after layer9', () => {
  const file = placed('twelve.npz', writeNpz(twelve));
  expect(readWeights([file]).map(({ values }) => values[0])).toEqual(twelve.map((_, k) => k));
});

test('the bytes of an archive are the same everywhere', () => {
  const [array] = twelve;
  const bytes = writeNpz([array!, { name: 'layer1', values: Float64Array.of(0.1), shape: [1, 1] }]);
  expect(Buffer.from(bytes).toString('base64')).toMatchInlineSnapshot(
    `"UEsDBBQAAAAAAAAAIQCKxvBuhAAAAIQAAAAKAAAAbGF5ZXIwLm5weZNOVU1QWQEAdgB7J2Rlc2NyJzogJzxmNCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgxLCAxKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAFBLAwQUAAAAAAAAACEAqqeVHYgAAACIAAAACgAAAGxheWVyMS5ucHmTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMSwgMSksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCpqZmZmZmbk/UEsBAhQAFAAAAAAAAAAhAIrG8G6EAAAAhAAAAAoAAAAAAAAAAAAAAAAAAAAAAGxheWVyMC5ucHlQSwECFAAUAAAAAAAAACEAqqeVHYgAAACIAAAACgAAAAAAAAAAAAAAAACsAAAAbGF5ZXIxLm5weVBLBQYAAAAAAgACAHAAAABcAQAAAAA="`,
  );
  const zone = process.env.TZ;
  try {
    for (const other of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      process.env.TZ = other;
      expect(writeNpz([array!, { name: 'layer1', values: Float64Array.of(0.1), shape: [1, 1] }])).toEqual(
        bytes,
      );
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('any weights survive, stored', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 13 });
  const layers = sizes.chain((widths) =>
    fc.tuple(
      ...widths.slice(1).map((outputs, k) => {
        const length = outputs * widths[k]!;
        return fc
          .float32Array({ minLength: length, maxLength: length, noNaN: true, noDefaultInfinity: true })
          .map((values) => ({ values, shape: [outputs, widths[k]!] }));
      }),
    ),
  );
  fc.assert(
    fc.property(layers, (arrays) => {
      const named = arrays.map((array, k) => ({ name: `layer${k}`, ...array }));
      const bytes = writeNpz(named);
      expect(readNpz(bytes, 'w.npz')).toEqual(named);
      const read = readWeights([placed('any.npz', bytes)]);
      expect(read.map(({ values, shape }) => ({ values, shape }))).toEqual(arrays);
    }),
  );
});

test('an archive cut anywhere is refused by name', () => {
  const whole = Buffer.from(numpy.deflated!, 'base64');
  for (let cut = 2; cut < whole.length; cut++) {
    const file = placed('cut.npz', whole.subarray(0, cut));
    expect(() => readWeights([file])).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(`${file}: found an archive`),
      }),
    );
  }
});

test.each<[() => string[], string]>([
  [() => [], `found no weight files, expected ${expectedFiles}.`],
  [
    () => [join(folder, 'missing.npy')],
    `${folder}/missing.npy: found no such file, expected ${expectedFiles}.`,
  ],
  [
    () => [placed('x.txt', Buffer.from('1,2,3'))],
    `${folder}/x.txt: found the first bytes "1,2,3", expected ${expectedFiles}.`,
  ],
  [
    () => [placed('bad.npz', Buffer.from('1,2,3'))],
    `${folder}/bad.npz: found the first bytes "1,2,3", expected an .npz file.`,
  ],
  [
    () => [placed('bad.safetensors', Buffer.from('my notes'))],
    `${folder}/bad.safetensors: found the first bytes "my not", expected a .safetensors file.`,
  ],
  [
    () => [placed('bad.NPY', Buffer.from('1,2,3'))],
    `${folder}/bad.NPY: found the first bytes "1,2,3", expected an .npy file.`,
  ],
  [
    () => [placed('empty.npz', Buffer.alloc(0))],
    `${folder}/empty.npz: found an empty file, expected an .npz file; copy or download it again.`,
  ],
  [
    () => [fromNumpy('a.npz', 'stored'), fromNumpy('b.npy', 'float32')],
    `${folder}/a.npz[w2]: found a file of all layers among 2, expected it alone.`,
  ],
  [
    () => [fromNumpy('vector.npy', 'vector')],
    `${folder}/vector.npy: found shape (3), expected the weights of a layer, [outputs × inputs].`,
  ],
  [
    () => [placed('cube.npy', arrayOf([1, 1, 1], [1]))],
    `${folder}/cube.npy: found shape (1, 1, 1), expected the weights of a layer, [outputs × inputs].`,
  ],
  [
    () => [placed('empty.npy', arrayOf([0, 3], []))],
    `${folder}/empty.npy: found shape (0, 3), expected the weights of a layer, [outputs × inputs].`,
  ],
  [
    () => [placed('nan.npy', arrayOf([2, 3], [0, 1, 2, 3, Number.NaN, 5]))],
    `${folder}/nan.npy: found NaN at [1, 1], expected finite weights.`,
  ],
  [
    () => [
      placed('vector.npz', writeNpz([...twelve, { name: 'mean', values: Float32Array.of(1), shape: [1] }])),
    ],
    `${folder}/vector.npz[mean]: found shape (1), expected the weights of a layer, [outputs × inputs].`,
  ],
  [() => [placed('none.npz', writeNpz([]))], `${folder}/none.npz: found no arrays, expected one per layer.`],
])('a mistake is named with what was found: %#', (files, message) => {
  expect(() => readWeights(files())).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test('an array inside an archive is named when it cannot be read', () => {
  const bytes = Buffer.from(writeNpz(twelve.slice(0, 1)));
  bytes.write('<i4', bytes.indexOf('<f4'), 'latin1');
  const file = placed('inside.npz', bytes);
  expect(() => readWeights([file])).toThrow(
    `${file}[layer0]: found data that its checksum (CRC-32) does not fit.`,
  );
});

test('a folder is no weight file', () => {
  expect(() => readWeights([folder])).toThrow(`${folder}: found a folder, expected one .npz`);
});

test('NumPy itself reads an archive of ours', ({ skip }) => {
  skip(!hasPython('numpy'), 'python3 with numpy is not installed here');
  const values = Float64Array.of(0.1, -0, 1e300, 5e-324, -2, 3);
  const file = placed('ours.npz', writeNpz([...twelve, { name: 'layer12', values, shape: [2, 3] }]));
  const program = `
import json, sys, numpy
archive = numpy.load(sys.argv[1], allow_pickle=False)
print(json.dumps([archive.files, [str(archive[name].dtype) for name in archive.files],
  archive["layer11"].tolist(), archive["layer12"].tolist()]))
`;
  const seen: unknown = JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' }));
  expect(seen).toEqual([
    [...twelve.map(({ name }) => name), 'layer12'],
    [...twelve.map(() => 'float32'), 'float64'],
    [[11]],
    [
      [0.1, -0, 1e300],
      [5e-324, -2, 3],
    ],
  ]);
});

test("the authors' weights are read", ({ skip }) => {
  const data = process.env.S4NN_DATA;
  skip(!data, 'S4NN_DATA does not say where the data of others lies');
  const files = ['s4nn-w1.npy', 's4nn-w2.npy'].map((name) => join(data!, 'reference', name));
  expect(readWeights(files).map(({ shape, values }) => [...shape, values.BYTES_PER_ELEMENT])).toEqual([
    [400, 784, 8],
    [10, 400, 8],
  ]);
});

import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type Entry, zipOf } from '../testdata/zip.js';
import { formatNpy, withNpyHeader } from './format-npy.js';
import { readNpz } from './read-npz.js';
import { writeNpz } from './write-npz.js';

const numpy = JSON.parse(readFileSync(new URL('../testdata/numpy.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const content = formatNpy({ values: Float32Array.of(1, 2), shape: [2] });
const a: Entry = { name: 'a.npy', content };

test.each(['stored', 'deflated'])("NumPy's archives, %s: arrays in the order of the file", (name) => {
  expect(readNpz(Buffer.from(numpy[name]!, 'base64'), 'a.npz')).toEqual([
    { name: 'b', values: Uint8Array.of(0, 1, 2, 3, 4, 5), shape: [2, 3], dtype: '|u1' },
    { name: 'a', values: Float32Array.of(1, -2.5, 3, 0.1, 0.001, -0), shape: [2, 3], dtype: '<f4' },
    { name: 'kind', values: Float64Array.of(1, 2), shape: [2], dtype: '<i8' },
  ]);
});

test('an archive of ours is read again, names beyond ASCII too', () => {
  const arrays = ['z', 'Ärger', '10', '9'].map((name) => ({ name, values: Float32Array.of(1), shape: [1] }));
  expect(readNpz(writeNpz(arrays), 'a.npz').map(({ name }) => name)).toEqual(['z', 'Ärger', '10', '9']);
});

test('a comment, names that make it look like another archive, no arrays', () => {
  expect(readNpz(zipOf([a], 'PK\u0005\u0006 or so'), 'a.npz')).toHaveLength(1);
  expect(readNpz(zipOf([{ ...a, name: 'model/version.npy' }]), 'a.npz')[0]?.name).toBe('model/version');
  expect(readNpz(zipOf([]), 'a.npz')).toEqual([]);
});

test('the table says the order, as it does for NumPy', () => {
  const first = { name: 'b.npy', localName: 'a.npy', content, from: 30 + 5 + content.length };
  const second = { name: 'a.npy', localName: 'b.npy', content, from: 0 };
  expect(readNpz(zipOf([first, second]), 'w').map(({ name }) => name)).toEqual(['b', 'a']);
});

const other = (name: string, bytes: Uint8Array): Entry => ({ name, content: bytes });
const long = formatNpy({ values: new Float32Array(9), shape: [9] });
const text = (from: string): Buffer => Buffer.from(from, 'latin1');
const damaged = 'Is it damaged? Copy or download it again.';
const crc = 'The file is damaged: copy or download it again.';

/** An archive with bytes changed: of its table, or of its end. */
function changed(signature: string, offset: number, value: number, entries: readonly Entry[] = [a]): Buffer {
  const bytes = zipOf(entries);
  bytes.writeUInt16LE(value, bytes.lastIndexOf(signature) + offset);
  return bytes;
}

test.each<[string, Uint8Array, string]>([
  ['a bit', zipOf([{ ...a, crc: 1 }]), `w[a]: found data that its checksum (CRC-32) does not fit. ${crc}`],
  [
    'a bit, deflated',
    zipOf([{ ...a, crc: 1, method: 8 }]),
    `w[a]: found data that its checksum (CRC-32) does not fit. ${crc}`,
  ],
  ['twice', zipOf([a, a]), 'w: found two arrays named "a", expected one of each name.'],
  [
    'twice, without its ending',
    zipOf([a, { ...a, name: 'a' }]),
    'w: found two arrays named "a", expected one of each name.',
  ],
  [
    'an entry that is text',
    zipOf([a, other('notes.txt', text('hello'))]),
    'w[notes.txt]: found the first bytes "hello", expected an .npy file.',
  ],
  [
    'an entry that is a picture',
    zipOf([a, other('b.npy', text('\u0089PNG\r\n'))]),
    'w[b]: found a PNG image, expected an .npy file; name a file that holds data, not a picture.',
  ],
  [
    'a folder',
    zipOf([other('folder/', text('')), a]),
    'w[folder/]: found an empty file, expected an .npy file; copy or download it again.',
  ],
  [
    'PyTorch',
    zipOf([other('archive/data.pkl', text('\u0080\u0002')), other('archive/version', text('3\n'))]),
    'w: found a PyTorch file (.pt), expected an .npz file; export its arrays in Python: safetensors.torch.save_file(torch.load(file, weights_only=True), "weights.safetensors").',
  ],
  [
    'encrypted',
    zipOf([{ ...a, flags: 1 }]),
    'w[a.npy]: found an encrypted entry, expected one that is stored or deflated. Save it with numpy.savez.',
  ],
  [
    'LZMA',
    zipOf([{ ...a, method: 14 }]),
    'w[a.npy]: found an entry compressed by LZMA (14), expected one that is stored or deflated. Save it with numpy.savez.',
  ],
  [
    'ZIP64',
    changed('PK\u0005\u0006', 10, 0xffff),
    'w: found a ZIP64 archive, for more than 4 GB or 65,535 arrays, expected an .npz file without. Save each array with numpy.save.',
  ],
  [
    'ZIP64 entry',
    zipOf([{ ...a, size: 0xffffffff }]),
    'w[a.npy]: found an entry of a ZIP64 archive, above 4 GB, expected one that is stored or deflated. Save it with numpy.savez.',
  ],
  [
    'trailing bytes',
    Buffer.concat([zipOf([a]), text('more')]),
    'w: found an archive and 4 bytes after it, expected an .npz file and nothing more. Save it with numpy.savez.',
  ],
  [
    'leading bytes',
    Buffer.concat([text('PKPK'), zipOf([a])]),
    `w: found an archive with a damaged table of its entries, expected an .npz file. ${damaged}`,
  ],
  [
    'parts',
    changed('PK\u0005\u0006', 4, 1),
    `w: found an archive that is a part of several, expected an .npz file. ${damaged}`,
  ],
  [
    'too few in the table',
    changed('PK\u0005\u0006', 10, 0),
    `w: found an archive that is a part of several, expected an .npz file. ${damaged}`,
  ],
  [
    'other names',
    zipOf([{ ...a, localName: 'b.npy' }]),
    `w: found an archive whose entry "a.npy" is not as its table says, expected an .npz file. ${damaged}`,
  ],
  [
    'other method',
    changed('PK\u0001\u0002', 10, 8),
    `w: found an archive whose entry "a.npy" is not as its table says, expected an .npz file. ${damaged}`,
  ],
  [
    'overlapping entries',
    zipOf([a, { ...a, from: 0 }]),
    `w: found an archive in which "a.npy" begins inside another entry, expected an .npz file. ${damaged}`,
  ],
  [
    'nowhere',
    zipOf([{ ...a, from: 9 }]),
    `w: found an archive without "a.npy", expected an .npz file. ${damaged}`,
  ],
  [
    'too much for its header',
    zipOf([{ ...a, content: Buffer.concat([content, text('x')]) }]),
    "w[a]: found 9 bytes of values, expected 8 for '<f4' of shape (2). Is the file damaged?",
  ],
  [
    'deflated data that ends early',
    zipOf([{ ...a, content: long, method: 8, packed: deflateSync(long.subarray(0, -4)) }]),
    `w[a]: found ${long.length - 4} bytes in deflated data, expected ${long.length}. ${crc}`,
  ],
  [
    'deflated data that is none',
    zipOf([{ ...a, method: 8, packed: Buffer.alloc(50, 0xff) }]),
    `w[a]: found deflated data that does not inflate (invalid block type). ${crc}`,
  ],
  [
    'text in Python',
    zipOf([other('a.npy', withNpyHeader("'<U2'", [1], text('a\0\0\0b\0\0\0')))]),
    "w[a]: found dtype '<U2', expected floats ('<f4', '<f8', '<f2'), integers or booleans. Save it with array.astype(numpy.float32).",
  ],
  [
    'a name of many lines',
    zipOf([other(`x\n\u001b[31m${'y'.repeat(99)}`, text('hello'))]),
    `w[x\\u000a\\u001b[31m${'y'.repeat(52)}…]: found the first bytes "hello", expected an .npy file.`,
  ],
  ['gzip', gzipSync(zipOf([a])), 'w: found gzip data, expected an .npz file; unpack it first, with gunzip.'],
  ['text', text('1,2,3'), 'w: found the first bytes "1,2,3", expected an .npz file.'],
  [
    'an .npy file',
    content,
    'w: found a NumPy array (.npy), expected an .npz file; export its arrays in Python: numpy.load(file) holds it.',
  ],
])('%s: one line says what is wrong', (_, bytes, message) => {
  expect(() => readNpz(bytes, 'w')).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test('an archive cut anywhere is refused by name', () => {
  const whole = zipOf([a, { ...a, name: 'b.npy', method: 8 }]);
  for (let cut = 0; cut < whole.length; cut++) {
    const refused = expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(/^w: found .+$/),
    });
    expect(() => readNpz(whole.subarray(0, cut), 'w')).toThrow(refused);
  }
});

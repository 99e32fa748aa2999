import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasPython } from '../../testdata/has-python.js';
import { formatSafetensors } from './format-safetensors.js';
import { parseSafetensors } from './parse-safetensors.js';

const arrays = [
  { name: 'layer0', values: Float32Array.of(1, -2.5, 3, 0.1, 0.001, -0), shape: [2, 3] },
  { name: 'layer1', values: Float64Array.of(0.1, 1e300), shape: [1, 2] },
];

/** A file with the given header and so many bytes of data. */
function file(header: string, data: number): Uint8Array {
  const text = Buffer.from(header);
  const bytes = Buffer.alloc(8 + text.length + data);
  bytes.writeBigUInt64LE(BigInt(text.length));
  text.copy(bytes, 8);
  return bytes;
}

test('the layout of the specification: length, JSON, padding of spaces, data', () => {
  const bytes = Buffer.from(formatSafetensors(arrays));
  const length = Number(bytes.readBigUInt64LE());
  expect(length % 8).toBe(0);
  expect(JSON.parse(bytes.toString('utf8', 8, 8 + length))).toEqual({
    layer0: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
    layer1: { dtype: 'F64', shape: [1, 2], data_offsets: [24, 40] },
  });
  expect(bytes.length).toBe(8 + length + 40);
  expect(bytes.readFloatLE(8 + length + 4)).toBe(-2.5);
});

test('what is written is read again', () => {
  expect(parseSafetensors(formatSafetensors(arrays), 'w.safetensors')).toEqual(arrays);
});

test('tensors come as they lie, metadata aside', () => {
  const header = `{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]},"a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}`;
  expect(parseSafetensors(file(header, 8), 'w').map(({ name }) => name)).toEqual(['a', 'b']);
});

test.each([
  [file('{"a":1}', 0), 'w[a]: found 1, expected dtype, shape and data_offsets.'],
  [
    file('{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}', 1),
    'w[a]: found dtype "F8_E4M3", expected "F32", "F64", "F16" or "BF16". Save it with tensor.float().',
  ],
  [
    file('{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}', 20),
    'w[a]: found bytes 0…24 of 20, expected 24 bytes for F32 of shape (2, 3). Is the file truncated?',
  ],
  [file('{"a":', 0), 'w: found a header that is no JSON object, expected a safetensors file.'],
  [
    file('{}', 0).subarray(0, 9),
    'w: found 9 bytes, expected a safetensors header of 2. Is the file truncated?',
  ],
])('a bad file is named with what was found: %#', (bytes, message) => {
  expect(() => parseSafetensors(bytes, 'w')).toThrow(
    expect.objectContaining({ name: 'InputError', message }),
  );
});

test('cut or changed anywhere, a file is read or refused, never more', () => {
  const whole = formatSafetensors(arrays);
  fc.assert(
    fc.property(fc.integer({ min: 9, max: whole.length - 1 }), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      try {
        parseSafetensors(cut ? bytes.subarray(0, at) : bytes, 'w');
        expect(cut).toBe(false);
      } catch (error) {
        expect(error).toHaveProperty('name', 'InputError');
      }
    }),
    { numRuns: 1000 },
  );
});

test('the safetensors library itself reads it', ({ skip }) => {
  skip(!hasPython('safetensors.numpy'), 'python3 with safetensors is not installed here');
  const path = join(mkdtempSync(join(tmpdir(), 'weights-')), 'w.safetensors');
  writeFileSync(path, formatSafetensors(arrays));
  const program = `
import json, sys
from safetensors.numpy import load_file
print(json.dumps({name: w.tolist() for name, w in load_file(sys.argv[1]).items()}))
`;
  const seen: unknown = JSON.parse(execFileSync('python3', ['-c', program, path], { encoding: 'utf8' }));
  const rows = (from: Float32Array | Float64Array) => [...from];
  expect(seen).toEqual({
    layer0: [rows(arrays[0]!.values.subarray(0, 3)), rows(arrays[0]!.values.subarray(3))],
    layer1: [rows(arrays[1]!.values)],
  });
});

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { signatures } from './signatures.js';
import { sniff } from './sniff.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const zipped = (name: string, content = ''): string =>
  `PK\u0003\u0004${'\u0000'.repeat(22)}${String.fromCharCode(name.length)}\u0000\u0000\u0000${name}${content}`;

describe('a file is told by its first bytes', () => {
  it.each<[string, string | Uint8Array]>([
    ['html', '<!DOCTYPE html>\n<html><head>'],
    ['html', '\u00ef\u00bb\u00bf\n  <!-- saved from\n the web -->\n<HTML lang="en">'],
    ['html', '<head><title>404'],
    ['xml', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    ['lfs', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'],
    ['pdf', '%PDF-1.7\n'],
    ['gzip', gzipSync('a,b\n')],
    ['xlsx', zipped('[Content_Types].xml')],
    ['xlsx', zipped('_rels/.rels')],
    ['ods', zipped('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')],
    ['pytorch', zipped('archive/data.pkl')],
    ['pytorch', zipped('model/.format_version')],
    ['keras', zipped('metadata.json', '{"keras_version": "3.0"}')],
    ['npz', zipped('layer0.npy')],
    ['zip', zipped('train-images-idx3-ubyte')],
    ['zip', `PK\u0005\u0006${'\u0000'.repeat(18)}`],
    ['npy', "\u0093NUMPY\u0001\u0000v\u0000{'descr'"],
    ['hdf5', '\u0089HDF\r\n\u001a\n\u0000'],
    ['onnx', '\b\u0007\u0012\u0007pytorch\u001a\u00052.0.1'],
    ['onnx', '\b\u0008\u0012\u0000:\u0080\u0001onnx'],
    ['pickle', '\u0080\u0004\u0095\u0010\u0000\u0000\u0000\u0000\u0000\u0000\u0000]'],
    ['pickle', '\u0080\u0002}q\u0000'],
    ['matlab', 'MATLAB 5.0 MAT-file, Platform: GLNXA64'],
    ['utf16le', '\u00ff\u00fea\u0000,\u0000'],
    ['utf16be', '\u00fe\u00ff\u0000a'],
    ['utf32', '\u00ff\u00fe\u0000\u0000a\u0000\u0000\u0000'],
    ['parquet', 'PAR1\u0015\u0004'],
    ['sqlite', 'SQLite format 3\u0000'],
    ['arff', '% a comment\n\n@RELATION iris'],
    ['rdata', 'RDX3\nX\n'],
    ['xls', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1'],
    ['xz', '\u00fd7zXZ\u0000'],
    ['bzip2', 'BZh91AY&SY'],
    ['zstd', '(\u00b5/\u00fd\u0004'],
    ['7z', "7z\u00bc\u00af'\u001c"],
    ['tar', `${'a'.repeat(100)}${'\u0000'.repeat(157)}ustar\u000000`],
    ['png', '\u0089PNG\r\n\u001a\n'],
    ['jpeg', '\u00ff\u00d8\u00ff\u00e0'],
    ['webp', 'RIFF\n\u0000\u0000\u0000WEBPVP8 '],
    ['avif', '\u0000\u0000\u0000\u001cftypavif\u0000\u0000\u0000\u0000'],
    ['avif', '\u0000\u0000\u0000 ftypmif1\u0000\u0000\u0000\u0000mif1avif'],
    ['heic', '\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic'],
    ['heic', '\u0000\u0000\u0000\u0018ftypmif1\u0000\u0000\u0000\u0000mif1heic'],
    ['jp2', '\u0000\u0000\u0000\fjP  \r\n\u0087\n'],
    ['jxl', '\u0000\u0000\u0000\fJXL \r\n\u0087\n'],
    ['jxl', '\u00ff\n\u0000\u0001'],
    ['bmp', `BM\n\u0003\u0000\u0000\u0000\u0000\u0000\u00006\u0000\u0000\u0000(\u0000`],
    ['empty', ''],
    ['zeros', '\u0000'.repeat(5000)],
  ])('%s', (kind, content) => {
    expect(sniff(typeof content === 'string' ? bytes(content) : content)?.kind).toBe(kind);
  });

  it.each([
    ['a table', 'a,b,c\n1,2,x\n'],
    ['a table whose first cell looks like a magic number', 'BMI,BZh,PK\n1,2,3\n'],
    ['a table of words that begin like Parquet', 'PAR1,FEA1,c\n1,2,3\n'],
    ['a table of words that begin like Arrow', 'ARROW1,b\n1,2\n'],
    ['a table of words that begin like a bitmap', 'BMI_of_people|(,b\n1,2\n'],
    ['a table with a version', 'version,https\n1,2\n'],
    ['JSON', '{"layer0": [1, 2]}'],
    ['an IDX file', '\u0000\u0000\u0008\u0003\u0000\u0000\u0000\u0001'],
    ['a table in UTF-8 with a byte order mark', '\u00ef\u00bb\u00bfa,b\n'],
    ['a table of tags', '"<html>",b\n1,2\n'],
  ])('%s is nothing special', (_, content) => {
    expect(sniff(bytes(content))).toBeNull();
  });
});

test('of each kind it says what it is and what to do', () => {
  const kinds = signatures.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  for (const { what, cure } of signatures) {
    expect(what).toMatch(/^(an? |text|nothing|gzip|xz|bzip2|Zstandard)/);
    expect(cure).toMatch(/^[a-z].*[^.]$/);
  }
});

test('any bytes, however many, are told in no time', () => {
  fc.assert(
    fc.property(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 6000 }), ({ magic }, rest) => {
      const head = bytes(magic?.[0] ?? '');
      const whole = new Uint8Array([...head, ...rest]);
      const began = performance.now();
      sniff(whole);
      expect(performance.now() - began).toBeLessThan(500);
    }),
  );
});

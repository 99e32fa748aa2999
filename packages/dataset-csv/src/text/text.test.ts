import { Buffer } from 'node:buffer';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { dataOf, flowers, notesOf, tables } from '../../test/tables.js';
import { csv } from '../index.js';
import { readBytes } from './read-bytes.js';

const { root, write } = tables();
const text = flowers();
const expected = dataOf(csv({ file: write(text) }));
const umlauts = text.replaceAll('alpha', 'früh').replaceAll('beta', 'frèh');
const big = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a file', () => {
  it.each<[string, string | Uint8Array, object]>([
    ['packed by gzip', gzipSync(text), {}],
    ['of UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), {}],
    ['of UTF-16, big endian', big(`\ufeff${text}`), {}],
    ['of UTF-16 without a mark', Buffer.from(text, 'utf16le'), { encoding: 'utf-16le' }],
    ['of UTF-16, packed by gzip', gzipSync(Buffer.from(`\ufeff${text}`, 'utf16le')), {}],
    ['with a byte order mark', `\ufeff${text}`, {}],
    ['with CRLF', text.replaceAll('\n', '\r\n'), {}],
    ['of an old Mac', text.replaceAll('\n', '\r'), {}],
    ['with sep=,', `sep=,\n${text}`, {}],
    ['with sep=; and a mark', `\ufeffsep=;\r\n${flowers(';').replaceAll('\n', '\r\n')}`, {}],
    ['with "sep=\t" in quotes', `"sep=\t"\n${flowers('\t')}`, {}],
    ['with lines above it', `a title, with commas\n\n${text}`, { skip: 2 }],
    ['with comments above it', `% one\n  % "two, and more\n${text}`, { comment: '%' }],
  ])('%s is read', (_, bytes, options) => {
    const dataset = csv({ file: write(bytes), ...options });
    expect(dataOf(dataset)).toEqual(expected);
    expect(notesOf(dataset)).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'with comments of # above it',
      `# a comment, with commas\n# and more\n${text}`,
      ['lines 1 to 2 begin with # and are passed over; the options comment and skip say which lines are'],
    ],
    [
      'with one comment of as many cells',
      `# one, two, three, four, five\n${text}`,
      ['line 1 begins with # and is passed over; the options comment and skip say which lines are'],
    ],
    [
      'with names behind a #, as of numpy.savetxt',
      `# made today\n# ${text}`,
      [
        'line 1 begins with # and is passed over; the options comment and skip say which lines are',
        'line 2 is read without the # that it begins with; the option skip can leave it out',
      ],
    ],
    [
      'aligned by blanks',
      flowers('   ').replaceAll(/^/gm, '  '),
      ['cells are separated by runs of blanks; the option delimiter sets another separator'],
    ],
    ['of |', flowers('|'), ['cells are separated by |; the option delimiter sets another separator']],
  ])('%s is read, and says so', (_, text, notes) => {
    const dataset = csv({ file: write(text.replace(/^ +$/m, '')) });
    expect(dataOf(dataset)).toEqual(expected);
    expect(notesOf(dataset)).toEqual(notes);
  });

  it('without a header, whose first row is a comment, is read without that row', () => {
    const rows = text.slice(text.indexOf('\n') + 1);
    const dataset = csv({ file: write(`#9,9,9,9,alpha\n${rows}`) });
    expect(dataOf(dataset)).toEqual(expected);
    expect(notesOf(dataset)).toEqual([
      'line 1 begins with # and is passed over; the options comment and skip say which lines are',
    ]);
  });

  it.each<[string, Uint8Array, string]>([
    ['windows-1252', Buffer.from(umlauts, 'latin1'), 'windows-1252'],
    [
      'macintosh',
      Buffer.from(umlauts.replaceAll('ü', '\u009f').replaceAll('è', '\u008f'), 'latin1'),
      'macintosh',
    ],
    [
      'windows-1251',
      Buffer.from(
        text.replaceAll('alpha', '\u00c0\u00e1\u00e2').replaceAll('beta', '\u00c3\u00e1\u00e2'),
        'latin1',
      ),
      'windows-1251',
    ],
    [
      'gb18030',
      Buffer.from(text.replaceAll('alpha', '\u00d6\u00d0').replaceAll('beta', '\u00ce\u00c4'), 'latin1'),
      'gb18030',
    ],
    ['utf-16le', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['utf-16be', big(text), 'utf-16be'],
  ])('of %s is refused, naming it, and read with it', (_, bytes, encoding) => {
    const file = write(bytes);
    expect(() => csv({ file })).toThrow(InputError);
    expect(() => csv({ file })).toThrow(new RegExp(`^${file}:[12]: found .+ set "encoding": "${encoding}"`));
    expect(dataOf(csv({ file, encoding })).train.labels).toHaveLength(48);
    expect(csv({ file, encoding }).classes).toHaveLength(3);
  });

  it('names the word that is not UTF-8, and its line', () => {
    const file = write(Buffer.concat([Buffer.from(text), Buffer.from('1,1,1,1,"fr\u00fch"\n', 'latin1')]));
    expect(() => csv({ file })).toThrow(
      new InputError(
        `${file}:62: found bytes that are not UTF-8, probably "früh" in windows-1252, expected text in UTF-8; set "encoding": "windows-1252", or save the file in UTF-8`,
      ),
    );
  });

  it.each([
    [
      'früh',
      'windows-1252',
      ['latin-1', 'latin_1', 'Latin 1', 'L1', 'cp1252', 'CP-1252', 'win-1252', 'win1252', 'ANSI'],
    ],
    ['früh', 'windows-1252', ['iso8859-1', 'iso_8859_1', 'ISO 8859-1', 'windows_1252', ' Windows-1252 ']],
    ['fr\u009fh', 'macintosh', ['mac-roman', 'mac_roman', 'MacRoman', 'mac', 'x-mac-roman']],
    ['\u00c0\u00e1\u00e2', 'windows-1251', ['cp1251', 'win-1251', 'Windows 1251', 'ms-1251']],
    ['fr\u00a4h', 'iso-8859-15', ['latin-9', 'latin9', 'iso8859_15', 'ISO-8859-15']],
    ['\u00d6\u00d0', 'gbk', ['cp936', 'GB2312', 'ms936']],
    ['\u00c1\u00c2', 'koi8-r', ['koi8_r', 'KOI8-R']],
  ] as const)('with %j in %s may say so by the names of others', (label, encoding, names) => {
    const file = write(Buffer.from(text.replaceAll('alpha', label), 'latin1'));
    const known = csv({ file, encoding });
    for (const name of names) expect([name, csv({ file, encoding: name })]).toEqual([name, known]);
  });

  it('of UTF-8 may say so as Python does', () => {
    for (const encoding of ['utf8', 'utf_8', 'UTF 8', 'utf-8-sig', 'utf8-bom']) {
      expect(dataOf(csv({ file: write(`\ufeff${text}`), encoding }))).toEqual(expected);
    }
    for (const encoding of ['utf_16_le', 'utf16le', 'UTF-16']) {
      expect(dataOf(csv({ file: write(Buffer.from(text, 'utf16le')), encoding }))).toEqual(expected);
    }
  });

  it('in an encoding that is not known is refused', () => {
    for (const encoding of ['cp437', 'ebcdic', 'utf-32', 'latin-0', 'binary']) {
      expect(() => csv({ file: write(text), encoding })).toThrow(
        `option encoding: found "${encoding}", expected`,
      );
    }
  });

  it('of windows-1252 keeps what is between 0x80 and 0x9f', () => {
    const file = write(Buffer.from(text.replaceAll('alpha', '\u0080\u0093'), 'latin1'));
    expect(csv({ file, encoding: 'latin1' }).classes).toContain('€“');
  });

  it('whose mark or text speaks against the encoding says so', () => {
    const marked = csv({ file: write(`\ufeff${umlauts}`), encoding: 'windows-1252' });
    expect(marked.classes).toContain('früh');
    expect(notesOf(marked)).toEqual([
      'the byte order mark says utf-8, which counts for more than "encoding": "windows-1252"',
    ]);
    expect(notesOf(csv({ file: write(umlauts), encoding: 'windows-1252' }))).toEqual([
      'the text is sound UTF-8, but is read in the "encoding" that is set, "windows-1252"',
    ]);
    const lost = csv({ file: write(text.replaceAll('alpha', 'fr\ufffdh')) });
    expect(notesOf(lost)).toEqual([
      'labels hold U+FFFD, which stands for letters that an earlier conversion lost; convert the original again',
    ]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'found an empty file'],
    ['blanks', '\n \n', 'found no rows, expected a table of numbers'],
    ['HTML', '<!DOCTYPE html>\n<html><head><title>404</title></head></html>', 'found an HTML page'],
    [
      'a pointer of LFS',
      'version https://git-lfs.github.com/spec/v1\noid sha256:1\n',
      'found a pointer of Git LFS',
    ],
    ['an Office document', 'PK\u0003\u0004 [Content_Types].xml', 'found an Office document (.xlsx)'],
    ['HTML in gzip data', gzipSync('<html>'), 'found an HTML page inside the gzip data'],
    ['half of gzip data', gzipSync(text).subarray(0, 200), 'found gzip data, but unexpected end of file'],
    ['gzip data in gzip data', gzipSync(gzipSync(text)), 'found gzip data inside the gzip data'],
    ['a PNG image', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), 'found a PNG image'],
    ['an unknown separator', `sep=~\n${flowers('~')}`, 'found the separator "~", expected one of'],
    ['a zero byte', text.replace('alpha', 'al\0pha'), 'found a zero byte'],
    ['nothing below what is skipped', 'a,b', 'found no rows'],
  ])('that holds %s is refused, saying what it is', (_, bytes, found) => {
    const file = write(bytes);
    const options = bytes === 'a,b' ? { skip: 5 } : {};
    expect(() => csv({ file, ...options })).toThrow(InputError);
    expect(() => csv({ file, ...options })).toThrow(found);
    expect(() => csv({ file, ...options })).toThrow(file);
  });

  it('that unpacks to more than there is room for is refused', () => {
    const file = write(gzipSync(Buffer.alloc(2 ** 20 + 1, 49)));
    expect(() => readBytes(file, 2 ** 20)).toThrow(
      new InputError(
        `${file}: found gzip data of more than 1 MB, expected a table as text or packed by gzip; unpack it first, with gunzip`,
      ),
    );
    expect(readBytes(file, 2 ** 20 + 1).bytes).toHaveLength(2 ** 20 + 1);
  });

  it('may begin like another kind of file', () => {
    for (const name of ['PAR1', 'FEA1', 'BMI,age,charge8', 'BZh']) {
      const file = write(text.replace('sl', name.replaceAll(',', '_')));
      expect(dataOf(csv({ file }))).toEqual(expected);
    }
  });

  it('that is a folder, or not there, and an unknown encoding are refused', () => {
    expect(() => csv({ file: root })).toThrow(`${root}: found a folder, expected a table`);
    const none = join(root, 'none.csv');
    expect(() => csv({ file: none })).toThrow(`${none}: found no such file, expected a table`);
    expect(() => csv({ file: write(text), encoding: 'utf-9' })).toThrow(
      'option encoding: found "utf-9", expected "auto" or the name of an encoding that the WHATWG lists, such as "utf-8"',
    );
  });

  it('is named with the SHA-256 of its bytes', () => {
    const file = write(gzipSync(text));
    const test = write(text);
    const { provenance } = csv({ file, test });
    expect(provenance?.sources.map(({ name }) => name)).toEqual([basename(file), basename(test)]);
    expect(provenance?.sources[1]?.sha256).toBe(csv({ file: test }).provenance?.sources[0]?.sha256);
    expect(provenance?.sources[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

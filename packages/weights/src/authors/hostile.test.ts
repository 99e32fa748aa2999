import { withNpyHeader } from '@s4nn/npy';
import { expect, test } from 'vitest';
import { cpuTime } from '../../../npy/testdata/cpu-time.js';
import { formatObjectNpy } from './format-object-npy.js';
import { parseObjectNpy } from './parse-object-npy.js';

/** An `.npy` file of one object, pickled by hand. */
const npy = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  withNpyHeader(
    "'|O'",
    [1],
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
  );
const little = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const unreadable = (why: string): string =>
  `w: found Python objects that cannot be read (${why}), expected a list of NumPy or CuPy arrays. Save each layer with numpy.save(file, array) instead.`;
const none = 'w: found no list of arrays, expected the weights of each layer in one.';

const array = (shape: string, content: string): string =>
  `cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\0tC\u0001btR(K\u0001(${shape}tcnumpy\ndtype\n(X\u0002\0\0\0f4\u0089\u0088tR(K\u0003X\u0001\0\0\0<tb\u0089${content}tb`;
/** The outer array, of objects. */
const list = (items: string): string =>
  `cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\0tC\u0001btR(K\u0001(K\u0001tcnumpy\ndtype\n(X\u0002\0\0\0O8\u0089\u0088tR(K\u0003X\u0001\0\0\0|tb\u0089](${items}etb.`;
const two = array('K\u0001K\u0002', 'C\b\0\0\u0080?\0\0\0@');

test('what the cases below are made of is read', () => {
  const layer = { values: Float32Array.of(1, 2), shape: [1, 2] };
  expect(parseObjectNpy(npy(list(two + two)), 'w')).toEqual([layer, layer]);
});

test.each<[string, Uint8Array, string]>([
  ['nothing', npy(), unreadable('they end too early')],
  ['no end', npy('N'), unreadable('they end too early')],
  ['a number', npy('K\u0001.'), none],
  ['an empty stack', npy('.'), none],
  ['a dict', npy('}.'), unreadable('a dict')],
  ['a length beyond the end', npy('B', little(2 ** 31 - 1)), unreadable('they end too early')],
  ['a negative length', npy('B', little(0xfffffff6)), unreadable('they end too early')],
  ['a length of 8 bytes', npy('\u008e', Buffer.alloc(8, 0xff)), unreadable('they end too early')],
  ['a long number', npy('\u008a\u00ff', Buffer.alloc(300)), unreadable('a number of more than 7 bytes')],
  ['a number of megabytes', npy('\u008b', little(9)), unreadable('operation 139')],
  ['code', npy('cos\nsystem\n(X\u0002\0\0\0lstR.'), unreadable('os.system')],
  ['code by names on the stack', npy('\u008c\u0002os\u008c\u0006system\u0093.'), unreadable('os.system')],
  ['a name that objects have', npy('cnumpy\nconstructor\n.'), unreadable('numpy.constructor')],
  ['a name of many lines', npy(`c${'o'.repeat(99)}\u001b\ns\n.`), unreadable(`${'o'.repeat(59)}…`)],
  ['a persistent object', npy('P1\n.'), unreadable('operation 80')],
  ['a mark that is not there', npy('t.'), unreadable('a mark is missing')],
  ['a mark below the stack', npy('K\u0001(00t.'), unreadable('a value is missing')],
  ['a value that was never kept', npy('h\u0007.'), unreadable('value 7 is missing')],
  ['a call of a number', npy('K\u0001)R.'), unreadable('a call of nothing known')],
  ['a state of a number', npy('K\u0001)b.'), unreadable('a state of no array')],
  ['an append to a number', npy('K\u0001K\u0002a.'), unreadable('a list is missing')],
  ['a shape of lists', npy(list(array(']', 'C\0'))), unreadable('an array of no shape')],
  [
    'a negative shape',
    npy(list(array('J\u00ff\u00ff\u00ff\u00ff', 'C\0'))),
    unreadable('an array of no shape'),
  ],
  [
    'a shape beyond its bytes',
    npy(list(array('J\u00ff\u00ff\u00ff\u007fJ\u00ff\u00ff\u00ff\u007f', 'C\u0004abcd'))),
    "w[0]: found 4 bytes of values, expected 18446744056529682000 for '<f4' of shape (2147483647, 2147483647). Is the file truncated?",
  ],
  [
    'an array without state',
    npy(list('cnumpy\nndarray\n)R')),
    'w[0]: found no array, expected the weights of a layer.',
  ],
  ['a function', npy(list('cnumpy\nndarray\n')), 'w[0]: found no array, expected the weights of a layer.'],
])('%s: one line, at once', (_, bytes, message) => {
  const time = cpuTime(() => {
    expect(() => parseObjectNpy(bytes, 'w')).toThrow(
      expect.objectContaining({ name: 'InputError', message }),
    );
  });
  expect(time).toBeLessThan(500);
});

test.each<[string, () => Uint8Array, RegExp]>([
  ['deep lists', () => npy(`${'('.repeat(300_000)}${'l'.repeat(300_000)}.`), /found no list of arrays/],
  ['lists in lists, twice each', () => npy(`]${'2\u0086'.repeat(300_000)}.`), /found no list of arrays/],
  [
    'a shape of lists in lists',
    () => npy(list(array(`]${'2\u0086'.repeat(60)}`, 'C\0'))),
    /an array of no shape/,
  ],
  ['lists in lists as a name', () => npy(`]${'2\u0086'.repeat(60)}2\u0093.`), /a name is missing/],
  ['lists in lists as a dtype', () => npy(`cnumpy\ndtype\n(]${'2\u0086'.repeat(60)}tR.`), /no text/],
  ['many values', () => npy(`(${'N'.repeat(500_000)}l.`), /found no list of arrays/],
  ['many values appended', () => npy(`](${'N'.repeat(500_000)}e.`), /found no list of arrays/],
  ['a line that never ends', () => npy(`c${'x'.repeat(5_000_000)}`), /they end too early/],
  [
    'the same text made bytes, many times',
    () =>
      npy(
        `X${Buffer.from(little(1_000_000)).toString('latin1')}${'x'.repeat(1_000_000)}q\u0001(c_codecs\nencode\nq\u0002`,
        `h\u0002h\u0001\u0085R`.repeat(100_000),
        'l.',
      ),
    /the same text many times/,
  ],
  [
    'the same array many times',
    () =>
      npy(
        list(
          `${array('K\u0001J\u0000\u0000\u0004\u0000', `B\u0000\u0000\u0010\u0000${'x'.repeat(2 ** 20)}`)}q\u0001${'h\u0001'.repeat(100_000)}`,
        ),
      ),
    /found the same array several times, expected different ones/,
  ],
])('%s: time and memory are in proportion', (_, bytes, message) => {
  const given = bytes();
  const time = cpuTime(() => {
    expect(() => parseObjectNpy(given, 'w')).toThrow(message);
  });
  expect(time).toBeLessThan(3000);
});

test('a file of megabytes is read in no time', () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, k) => k);
  const bytes = formatObjectNpy([{ values, shape: [1000, 1000] }]);
  let read: ReturnType<typeof parseObjectNpy> = [];
  const time = cpuTime(() => {
    read = parseObjectNpy(bytes, 'w');
  });
  expect(Buffer.compare(Buffer.from(read[0]!.values.buffer), Buffer.from(values.buffer))).toBe(0);
  expect(time).toBeLessThan(1500);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Frame, frameReader } from './resp.js';

const bulk = (text: string): string => `$${Buffer.byteLength(text, 'latin1')}\r\n${text}\r\n`;

/** Values of the protocol as bytes, with the strings in them. */
const value = fc.letrec<{ value: readonly [bytes: string, words: readonly string[]] }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary-ascii', maxLength: 30 }).map((text) => [bulk(text), [text]] as const),
    fc
      .constantFrom('$-1\r\n', '*-1\r\n', '*0\r\n', '+OK\r\n', '-ERR no\r\n', ':12\r\n')
      .map((text) => [text, []] as const),
    fc
      .array(tie('value'), { minLength: 1, maxLength: 4 })
      .map(
        (parts) =>
          [
            `*${parts.length}\r\n${parts.map(([bytes]) => bytes).join('')}`,
            parts.flatMap(([, words]) => words),
          ] as const,
      ),
  ),
})).value;

test('frames are those that were written, however their bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (values, cuts) => {
        const found: Frame[] = [];
        const read = frameReader((frame) => found.push(frame));
        const bytes = Buffer.from(values.map(([text]) => text).join(''), 'latin1');
        for (let at = 0, cut = 0; at < bytes.length; cut++) {
          const end = at + cuts[cut % cuts.length]!;
          read(bytes.subarray(at, end));
          at = end;
        }
        expect(found).toEqual(
          values.map(([text, words]) => ({ bytes: text.length, words: words.slice(0, 16) })),
        );
      },
    ),
  );
});

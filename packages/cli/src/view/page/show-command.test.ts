import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edit } from '../../options.js';
import { showCommandText } from './show-command.js';

test('a plain command has no quotes', () => {
  expect(showCommandText('results/mnist/config.json', { weights: ['results/mnist/weights.npz'] })).toBe(
    's4nn show results/mnist/config.json --weights results/mnist/weights.npz --sample ',
  );
  const given = {
    weights: ['a b.npy', "it's.npy"],
    classes: [1, 0],
    set: { '/training/rule': { use: 's4nn' } },
  };
  expect(showCommandText('c.json', given)).toBe(
    `s4nn show c.json --weights 'a b.npy' 'it'\\''s.npy' --classes 1,0 --set '/training/rule={"use":"s4nn"}' --sample `,
  );
});

test('a shell takes it apart into the words that were given, and --set reads the same values', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('1', 'true', '"a"', 'a b'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 2 }), value, (weights, value) => {
      const text = showCommandText('c.json', { weights, set: { '/a': value } });
      const script = `s4nn() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${text}7`;
      const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
      expect(words.slice(0, 3 + weights.length)).toEqual(['show', 'c.json', '--weights', ...weights]);
      expect(words.slice(-2)).toEqual(['--sample', '7']);
      const set = words[words.indexOf('--set', 3 + weights.length) + 1]!;
      expect(edit(set)).toEqual({ '/a': JSON.parse(JSON.stringify(value)) });
    }),
    { numRuns: 15 },
  );
});

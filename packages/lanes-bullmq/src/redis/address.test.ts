import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from './address.js';

test.each([
  ['redis://127.0.0.1:6379', 'redis://127.0.0.1:6379', false],
  ['redis://lab/3', 'redis://lab/3', false],
  ['rediss://s4nn@lab:6380', 'rediss://s4nn@lab:6380', false],
  ['rediss://s4nn:secret@lab:6380', 'rediss://s4nn@lab:6380', true],
  ['redis://:se%40cret@[::1]:6379/', 'redis://[::1]:6379', true],
])('%s is shown as %s', (url, shown, hasPassword) => {
  expect(addressOf(url)).toEqual({ url, shown, hasPassword });
});

test.each(['', 'lab:6379', '127.0.0.1', 'http://lab:6379', 'redis:', 'redis://', 'redis://a b'])(
  'refuses %j with what it expects',
  (url) => {
    expect(() => addressOf(url)).toThrow(/^the queue: found .*expected redis:\/\/HOST:PORT/);
  },
);

test('never says a password, whatever is wrong with the address', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('redis://:', 'rediss://me:', 'http://:', 'redis//:', ':', 'redis://x y:'),
      fc.constantFrom('@lab:6379', '@lab:port', '@', '@lab:99999', '@/'),
      (before, after) => {
        const secret = 'correct-horse';
        try {
          expect(addressOf(before + secret + after).shown).not.toContain(secret);
        } catch (error) {
          expect((error as Error).message).not.toContain(secret);
        }
      },
    ),
  );
});

import { expect, test } from 'vitest';
import { InputError } from './errors.js';
import { philox, random, shuffle } from './random.js';

test('Philox4x32-10 gives the known answers of Random123', () => {
  const block = (counter: number[], key: [number, number]): number[] => {
    const words = Uint32Array.from(counter);
    philox(words, key);
    return [...words];
  };
  expect(block([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  const ones = 0xffffffff;
  expect(block([ones, ones, ones, ones], [ones, ones])).toEqual([
    0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
  ]);
  expect(block([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
    0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
  ]);
});

test('streams depend on seed, purpose and index, and on nothing else', () => {
  const first = (seed: number, purpose: string, index: number) => random(seed, purpose, index)();
  expect(first(1, 'a', 0)).toBe(first(1, 'a', 0));
  const numbers = [
    first(1, 'a', 0),
    first(2, 'a', 0),
    first(1, 'b', 0),
    first(1, 'a', 1),
    first(2 ** 32 + 1, 'a', 0),
  ];
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('a stream goes on from block to block as it always did', () => {
  const draw = random(2 ** 40 + 5, 'golden', 3);
  expect(Array.from({ length: 5 }, draw)).toEqual([
    0.4611122937869625, 0.9078945488845185, 0.7904213663030609, 0.3704392802619493, 0.7568907494243725,
  ]);
});

test('numbers fill [0, 1) evenly', () => {
  const draw = random(7, 'test');
  const counts = new Uint32Array(10);
  for (let index = 0; index < 100_000; index++) counts[Math.floor(draw() * 10)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('a shuffle is a permutation', () => {
  const items = shuffle(
    Uint32Array.from({ length: 1000 }, (_, index) => index),
    random(3, 'shuffle'),
  );
  expect([...items].sort((a, b) => a - b)).toEqual([...Array(1000).keys()]);
  expect(items[0] === 0 && items[1] === 1).toBe(false);
});

test.each([Number.NaN, -1, 0.5, 2 ** 53, Number.POSITIVE_INFINITY, '7' as never])(
  'a seed of %s is refused, since its numbers would be those of another one',
  (seed) => {
    expect(() => random(seed, 'test')).toThrow(
      new InputError(`random: found seed ${seed}, expected an integer from 0 to 9007199254740991`),
    );
  },
);

test.each([-1, 0.5, 2 ** 32, Number.NaN])('an index of %s is refused', (index) => {
  expect(() => random(1, 'test', index)).toThrow(
    new InputError(`random: found index ${index}, expected an integer from 0 to 4294967295`),
  );
  expect(random(Number.MAX_SAFE_INTEGER, 'test', 2 ** 32 - 1)()).toBeLessThan(1);
});

import { expect, test } from 'vitest';
import { measure } from './measure.js';
import { rooflines } from './roofline.js';

test('entrants run in turn, each prepared before it is timed', async () => {
  const calls: string[] = [];
  const entrant = (name: string) => ({
    name,
    prepare: async (turn: number) => {
      calls.push(`prepare ${name}${turn}`);
    },
    run: async (turn: number) => {
      calls.push(`${name}${turn}`);
    },
  });
  let turns = 0;
  const medians = await measure([entrant('a'), entrant('b')], 3, 0, () => turns++);
  const expected = [0, 1, 2].flatMap((turn) =>
    ['a', 'b'].flatMap((name) => [`prepare ${name}${turn}`, `${name}${turn}`]),
  );
  expect(calls.slice(-12)).toEqual(expected);
  expect(turns).toBe(3);
  expect([...medians.keys()]).toEqual(['a', 'b']);
});

test('an entrant that throws ends the measurement', async () => {
  const run = () => {
    throw new Error('broke');
  };
  await expect(measure([{ name: 'a', run }], 1, 0, () => {})).rejects.toThrow('broke');
});

test('every roofline kernel adds up the whole slab, as often as it says', () => {
  const kernels = rooflines(2 ** 16);
  expect(kernels.map(({ name }) => name)).toEqual(['one', 'two', 'four', 'eight', 'eightByFour']);
  // Two lanes of ones, 16 bytes a vector.
  for (const { run, bytes } of kernels) expect(run()).toBe((2 * bytes) / 16);
});

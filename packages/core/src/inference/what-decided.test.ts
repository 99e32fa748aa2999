import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spikeTimes, weights } from '../arrays.js';
import type { Network } from '../network/network.js';
import { answerTo } from '../reference/answer-to.js';
import { whatDecided } from './what-decided.js';

const layer = { threshold: 1, learningRate: 0, decay: 0, init: [0, 1] } as const;
const network = (outputs: number): Network => ({
  inputs: 3,
  duration: 16,
  neuron: { crossing: '>', delay: 1 },
  layers: [{ ...layer, size: outputs }],
});

/** What is said of inputs that spike at steps 2, 6 and 9, given the weights of each output. */
function said(names: readonly string[], ...rows: readonly (readonly [number, number, number])[]): string {
  const net = network(rows.length);
  const answer = answerTo(
    net,
    [weights(Float32Array.from(rows.flat()))],
    spikeTimes(Uint16Array.of(2, 6, 9)),
  );
  return whatDecided(net, names, answer);
}

test('one output that is first, and by how much', () => {
  expect(said(['a', 'b', 'c'], [0, 2, 0], [2, 0, 0], [0, 0, 2])).toBe(
    'Output b fired first, at step 3, 4 steps before output a.',
  );
  expect(said(['a', 'b', 'c'], [0, 2, 0], [2, 0, 0], [0, 3, 0])).toBe(
    'Output b fired first, at step 3, 4 steps before output a and output c.',
  );
  expect(said(['a', 'b'], [0, 0.5, 0.25], [0, 0, 2])).toBe(
    'Output b fired first, at step 10, and no other output fired.',
  );
  expect(said(['only'], [2, 0, 0])).toBe('Output only fired first, at step 3, and no other output fired.');
});

test('a tie goes to the largest potential, or to the first in order', () => {
  expect(said(['a', 'b', 'c'], [2, 0, 0], [2.5, 0, 0], [0, 0, 2])).toBe(
    'Output a and output b fired first, both at step 3. Of them, output b has the largest potential, 2.5 against 2, so it decides.',
  );
  expect(said(['a', 'b'], [1.5, 0, 0], [1.5 + 2 ** -20, 0, 0])).toContain('1.500001 against 1.5, so');
  expect(said(['a', 'b', 'c'], [1.5, 0, 0], [2, 0, 0], [2, 0, 0])).toBe(
    'Output a, output b and output c fired first, all at step 3. The largest potential, 2, is that of output b and output c; the first of them in order decides.',
  );
});

test('silence is decided by potential', () => {
  expect(said(['a', 'b'], [0, 0.5, 0.25], [0.9, 0, 0])).toBe(
    'No output fired. At step 13, output b has the largest potential, 0.9 (threshold 1), so it decides.',
  );
});

test('the output that is said to decide is the one that decides, whatever the weights', () => {
  const row = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -4, max: 8 }).map((n) => n / 4)));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const net = network(rows.length);
      const values = weights(Float32Array.from(rows.flat()));
      const answer = answerTo(net, [values], spikeTimes(Uint16Array.of(2, 6, 9)));
      const names = rows.map((_, output) => `<${output}>`);
      const text = whatDecided(net, names, answer);
      expect(text).toContain(`utput <${answer.decided}>`);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
      expect(text.startsWith('No output')).toBe(answer.step === null);
      if (answer.step !== null) expect(text).toContain(`step ${answer.step}`);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import type { Plugin } from '../plugin.js';
import { random } from '../random.js';
import type { Algo, TrialDoc } from '../search/search.js';
import { searchContract } from './search.js';

const closed = { type: 'object', additionalProperties: false, properties: {} };
const pick = <Item>(items: readonly Item[], draw: () => number): Item =>
  items[Math.floor(draw() * items.length)]!;

function point(draw: () => number) {
  const one = { layers: 1 };
  const two = { layers: 2, hidden: pick([1, 2, 3, 4], draw), share: 2 * draw() - 1 };
  return { rate: 10 ** (-3 * draw()), size: pick([10, 20, 30, 40], draw), model: pick([one, two], draw) };
}
const doc = (id: number, args: unknown): TrialDoc => ({ id, state: 0, args, result: { status: 'new' } });
const sound: Algo = (ids, _, __, seed) => ids.map((id) => doc(id, point(random(seed, 'test', id))));

/** Goes on from call to call, as no stream of a seed does. */
const ongoing = random(1, 'ongoing');

async function failures(algo: Algo | (() => Algo), kind = 'search'): Promise<string[]> {
  const create = algo.length === 0 ? (algo as () => Algo) : () => algo as Algo;
  const plugin: Plugin<'search'> = { kind: kind as 'search', options: closed, create };
  const messages: string[] = [];
  for (const { run } of searchContract(plugin))
    await run().catch((error: Error) => messages.push(error.message));
  return messages;
}
const changed =
  (change: (args: ReturnType<typeof point>) => unknown): Algo =>
  (ids, domain, trials, seed) =>
    sound(ids, domain, trials, seed).map((trial) => doc(trial.id, change(trial.args as never)));

describe('search contract', () => {
  it('accepts a sound search, and one that ends', async () => {
    expect(await failures(sound)).toEqual([]);
    expect(
      await failures((ids, domain, trials, seed) => (ids[0]! < 5 ? sound(ids, domain, trials, seed) : [])),
    ).toEqual([]);
  });

  it.each<[string, Algo, string | RegExp]>([
    [
      'a number out of bounds',
      changed((args) => ({ ...args, rate: 2 })),
      'trial 0: found 2, expected 0.001…1 of loguniform',
    ],
    [
      'a value between steps',
      changed((args) => ({ ...args, size: 15 })),
      /found 15, expected 10, 20, 30 or 40/,
    ],
    [
      'no option',
      changed((args) => ({ ...args, model: { layers: 3 } })),
      /found \{"layers":3\}, expected one of two options/,
    ],
    [
      'parameters of another option',
      changed((args) => ({ ...args, model: { layers: 1, hidden: 2 } })),
      /found layers, hidden in an option/,
    ],
    [
      'none of an option',
      changed((args) => ({ ...args, model: { layers: 2 } })),
      /found NaN, expected 1, 2, 3 or 4/,
    ],
    [
      'other ids',
      (ids, ...rest) => sound(ids, ...rest).map((trial) => ({ ...trial, id: trial.id + 1 })),
      'found trial 1, expected 0 as asked',
    ],
    ['nothing', (_ids) => [], 'found no trial at all, expected some'],
    [
      'chance of its own',
      (ids) => ids.map((id) => doc(id, point(ongoing))),
      'found other points the second time',
    ],
    [
      'changed trials',
      (ids, domain, trials, seed) => {
        for (const trial of trials.trials) trial.state = 3;
        return sound(ids, domain, trials, seed);
      },
      'found trials changed',
    ],
    [
      'an error where a trial has no loss',
      (ids, domain, trials, seed) => {
        for (const { result } of trials.trials) if (!('loss' in result)) throw new Error('no loss');
        return sound(ids, domain, trials, seed);
      },
      'no loss',
    ],
    [
      'what JSON cannot carry',
      (ids, _, { trials }, seed) =>
        ids.map((id) => ({
          ...doc(id, point(random(seed, 'test', (trials.at(-1)?.misc as Map<0, number>)?.get?.(0) ?? 99))),
          misc: new Map([[0, id]]),
        })),
      'found another suggestion after a copy of the trials by JSON',
    ],
  ])('refuses %s', async (_, algo, message) => {
    const found = await failures(algo);
    expect(found).toContainEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it('refuses another kind of plugin', async () => {
    expect(await failures(sound, 'encoder')).toEqual(['kind: found "encoder", expected "search"']);
  });
});

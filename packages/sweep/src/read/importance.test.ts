import { compileSpace } from '@s4nn/config';
import { type Direction, random } from '@s4nn/core';
import type { JournalRecords } from '@s4nn/log';
import {
  attribute,
  createStudy,
  createTrial,
  finishTrial,
  fold,
  studyAttribute,
  trialAttribute,
  trialAttributes,
} from '@s4nn/log';
import { expect, test } from 'vitest';
import { importanceIn, judgedIn } from './importance.js';

const moment = new Date('2026-03-04T05:06:07.000Z');
const space = {
  '/network/neuron/delay': { randint: 2 },
  '/network/layers': {
    choice: [[{ size: { quniform: [1, 9, 1] } }], [{ size: 3, threshold: { uniform: [0, 1] } }]],
  },
  '/training/a~1b': { uniform: [0, 1] },
};

/** A log of trials. The best ones are near 0.3 in one parameter. */
function log(direction: Direction, by: 'threshold' | 'a/b' | 'chance', count = 200) {
  const next = random(7, 'importance');
  const sign = direction === 'minimize' ? 1 : -1;
  const trials = Array.from({ length: count }, (_, id) => {
    const [option, size, threshold, free, delay, chance] = Array.from({ length: 6 }, next) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const layers =
      option < 0.5
        ? { index: 0, inner: { '/0/size': 1 + Math.floor(9 * size) } }
        : { index: 1, inner: { '/0/threshold': threshold } };
    const args = {
      '/network/neuron/delay': Math.floor(2 * delay),
      '/network/layers': layers,
      '/training/a~1b': free,
    };
    // Without a threshold, chance decides.
    const distance =
      by === 'chance'
        ? chance
        : by === 'a/b'
          ? Math.abs(free - 0.3)
          : layers.index === 1
            ? Math.abs(threshold - 0.3)
            : chance;
    return [
      createTrial(moment),
      trialAttribute(id, trialAttributes.suggestion, { args }),
      ...finishTrial(id, { state: 'complete', values: [sign * distance] }, moment),
    ];
  });
  return fold([
    createStudy('known', [direction]),
    studyAttribute(attribute('s4nn:config'), { search: { space } }),
    ...trials.flat(),
  ]);
}

const names = ['/network/neuron/delay', '/network/layers', '/training/a~1b'];

test.each(['minimize', 'maximize'] as const)(
  '%s: the parameter that decides is the one',
  async (direction) => {
    const found = await importanceIn(log(direction, 'a/b'));
    expect(found![0]!.parameter).toBe('/training/a~1b');
    expect(found![0]!.share).toBeGreaterThan(0.8);
    expect(found!.map(({ isChance }) => isChance)).toEqual(found!.map((_, place) => place > 0));
    expect(found!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  },
);

test('parameters within options have the same names as in the log', async () => {
  const found = await importanceIn(log('minimize', 'threshold'));
  expect(found![0]!.parameter).toBe('/network/layers/choice/1/0/threshold');
  const { decode } = compileSpace(space);
  const decoded = [{ '/0/size': 2 }, { '/0/threshold': 0.5 }].flatMap((inner, index) => {
    const layers = { index, inner };
    const args = { '/network/neuron/delay': 0, '/network/layers': layers, '/training/a~1b': 0 };
    return decode(args).parameters.map(({ name }) => name);
  });
  expect(new Set(found!.map(({ parameter }) => parameter))).toEqual(new Set(decoded));
  expect(decoded).toEqual(expect.arrayContaining(names));
});

test('where nothing matters, no parameter is told apart from chance', async () => {
  const found = await importanceIn(log('maximize', 'chance'));
  expect(found!.map(({ isChance }) => isChance)).toEqual(found!.map(() => true));
  expect(found).toHaveLength(5);
});

test('there is no importance for a single run, and of fewer than 20 trials', async () => {
  const study = createStudy('none', ['maximize']);
  expect(await importanceIn(fold([study]))).toBeNull();
  expect(await importanceIn(fold([study, studyAttribute(attribute('s4nn:config'), {})]))).toBeNull();
  for (const count of [0, 1, 19]) expect(await importanceIn(log('maximize', 'a/b', count))).toBeNull();
  expect(await importanceIn(log('maximize', 'a/b', 20))).not.toBeNull();
});

test('trials outside the space count as ended, and nothing follows from them', async () => {
  const outside = Array.from({ length: 20 }, (_, id) => [
    createTrial(moment),
    trialAttribute(id, trialAttributes.suggestion, { args: null }),
    ...finishTrial(id, { state: 'complete', values: [0.5] }, moment),
  ]);
  const study = [
    createStudy('none', ['maximize']),
    studyAttribute(attribute('s4nn:config'), { search: { space } }),
  ];
  const found = await importanceIn(fold([...study, ...outside.flat()] as unknown as JournalRecords));
  expect(found!.every(({ share, isChance }) => share === 0 && isChance)).toBe(true);
});

test('of more than 5,000 trials it follows from 5,000, the same ones each time', async () => {
  expect(judgedIn(log('maximize', 'a/b', 5000))).toBe(5000);
  const many = log('maximize', 'a/b', 5200);
  expect(judgedIn(many)).toBe(5000);
  const found = await importanceIn(many);
  expect(found!.filter(({ isChance }) => !isChance).map(({ parameter }) => parameter)).toEqual([
    '/training/a~1b',
  ]);
  expect(await importanceIn(many)).toEqual(found);
});

import { mostThreads as ofConfigs } from '@s4nn/config';
import { expect, test } from 'vitest';
import { classList, edit, integer, integers, mostThreads, overridesOf, threads } from './options.js';

test('--set reads JSON, takes the rest as a string, and adds up', () => {
  expect(edit('/training/epochs=5')).toEqual({ '/training/epochs': 5 });
  expect(edit('/pruner=asha')).toEqual({ '/pruner': 'asha' });
  expect(edit('/a=b=c')).toEqual({ '/a': 'b=c' });
  expect(edit('/a=')).toEqual({ '/a': '' });
  expect(edit('/a={"use":"x"}', { '/b': 1 })).toEqual({ '/b': 1, '/a': { use: 'x' } });
  expect(edit('/a=2', { '/a': 1 })).toEqual({ '/a': 2 });
  for (const text of ['epochs=5', '/training/epochs', '=5']) {
    expect(() => edit(text)).toThrow(`--set: found ${text}, expected POINTER=VALUE such as`);
  }
});

test('integers have a least value', () => {
  expect(integer('--trials', 1)('12')).toBe(12);
  for (const text of ['0', '-1', '1.5', 'ten', '', ' ', 'Infinity']) {
    expect(() => integer('--trials', 1)(text)).toThrow(
      `--trials: found ${text}, expected an integer of at least 1`,
    );
  }
});

test('integers are written in digits, and no larger than those that a number holds exactly', () => {
  expect(integer('--seed', 0)('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
  for (const text of ['1e3', '0x10', '5.0', '1_000']) {
    expect(() => integer('--seed', 0)(text)).toThrow(
      `--seed: found ${text}, expected an integer of at least 0`,
    );
  }
  for (const text of ['9007199254740992', '9007199254740993', '9'.repeat(400)]) {
    expect(() => integer('--seed', 0)(text)).toThrow(
      `--seed: found ${text}, expected an integer of at most 9007199254740991`,
    );
  }
});

test('--set says which numbers it would change, and refuses what is nested too deep', () => {
  expect(edit('/training/seed=1e3')).toEqual({ '/training/seed': 1000 });
  expect(() => edit('/training/seed=9007199254740993')).toThrow(
    '--set /training/seed: found 9007199254740993, which would be read as 9007199254740992, expected an integer',
  );
  expect(() => edit(`/a=${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toThrow(
    '--set /a: found arrays and objects nested more than 100 deep, expected at most 100 levels',
  );
});

test('--threads is a number or auto', () => {
  expect([threads('auto'), threads('0'), threads('8')]).toEqual(['auto', 0, 8]);
  expect(threads('1024')).toBe(1024);
  expect(mostThreads).toBe(ofConfigs);
  for (const text of ['many', '-1', '1025', '1e9']) {
    expect(() => threads(text)).toThrow(
      `--threads: found ${text}, expected auto or an integer from 0 to 1024`,
    );
  }
});

test('--classes is a list of class numbers', () => {
  expect(classList('4, 1,0')).toEqual([4, 1, 0]);
  for (const text of ['4,,1', 'a', '1.5', '-1', '']) {
    expect(() => classList(text)).toThrow(
      `--classes: found ${text}, expected class numbers separated by commas`,
    );
  }
});

test('what is no integer in a list is NaN', () => {
  expect(integers('1,x, 3,')).toEqual([1, Number.NaN, 3, Number.NaN]);
});

test('only options that were given go over a config', () => {
  expect(overridesOf({})).toEqual({});
  expect(overridesOf({ seed: 0, name: 'a' })).toEqual({ seed: 0, name: 'a' });
  expect(overridesOf({ set: { '/a': 1 }, trials: 3, seed: undefined })).toEqual({
    set: { '/a': 1 },
    trials: 3,
  });
});

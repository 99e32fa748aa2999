import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { planSweep, stopSweep, sweep, verify } from './index.js';

test.each<[string, (options: object) => Promise<unknown>, object, string]>([
  [
    'sweep',
    (options) => sweep({} as never, options),
    { thread: 1 },
    ': found an unknown option "thread"; did you mean "threads"?',
  ],
  [
    'sweep',
    (options) => sweep({} as never, options),
    { threads: 1.5 },
    '.threads: found 1.5, expected "auto" or an integer from 0 to 1024',
  ],
  [
    'sweep',
    (options) => sweep({} as never, options),
    { threads: 1e9 },
    '.threads: found 1000000000, expected "auto" or an integer from 0 to 1024',
  ],
  [
    'sweep',
    (options) => sweep({} as never, options),
    { fresh: 'yes' },
    '.fresh: found "yes", expected true or false',
  ],
  [
    'planSweep',
    (options) => planSweep({} as never, options),
    { project: '.' },
    ': found an unknown option "project"; there are: threads, fresh, extend',
  ],
  [
    'verify',
    (options) => verify({} as never, options),
    { rerun: true },
    ': found an unknown option "rerun"; did you mean "run"?',
  ],
  ['stopSweep', (options) => stopSweep('none', options), { now: 1 }, '.now: found 1, expected true or false'],
])('%s refuses options before anything else: %#', async (name, call, options, message) => {
  await expect(call(options)).rejects.toThrow(new InputError(`${name}${message}`));
});

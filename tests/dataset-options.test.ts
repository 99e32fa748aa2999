import backendCpu, { wasm } from '@s4nn/backend-cpu';
import { completeOptions, isInputError, type JsonSchema, type Plugin } from '@s4nn/core';
import datasetCaltech, { caltech } from '@s4nn/dataset-caltech';
import datasetCsv, { csv } from '@s4nn/dataset-csv';
import datasetFolder, { imageFolder } from '@s4nn/dataset-folder';
import datasetMnist, { mnist } from '@s4nn/dataset-mnist';
import datasetYinYang, { yinYang } from '@s4nn/dataset-yin-yang';
import latency from '@s4nn/encoders/latency';
import logLatency from '@s4nn/encoders/log-latency';
import onOff from '@s4nn/encoders/on-off';
import rankOrder from '@s4nn/encoders/rank-order';
import receptiveFields from '@s4nn/encoders/receptive-fields';
import asha from '@s4nn/pruners/asha';
import hyperband from '@s4nn/pruners/hyperband';
import median from '@s4nn/pruners/median';
import searchTpe, { tpe } from '@s4nn/tpe';
import searchGrid, { grid } from '@s4nn/tpe/grid';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../packages/config/src/check.js';

/** What a config makes of a plugin's options; null if it refuses them. */
function inConfig({ options }: Plugin, given: object): object | null {
  const whole = structuredClone(given);
  return check(options, whole).length > 0 ? null : whole;
}

/** Whether a function takes its options, whatever it says of what they name. */
async function takes(name: string, call: () => unknown): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (!isInputError(error)) throw error;
    return !new RegExp(`^${name}[.:]`).test(error.message);
  }
}

/** Values that a schema allows, values near them, and others. */
function valuesFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { enum: words, anyOf, items, default: otherwise } = schema as Record<string, never[] | undefined>;
  const limits = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap((name) => {
    const limit = schema[name];
    return typeof limit === 'number' ? [limit - 1, limit - 1e-9, limit, limit + 1e-9, limit + 1] : [];
  });
  const own = [words ?? [], 'const' in schema ? [schema.const] : [], limits].flat();
  return fc.oneof(
    fc.constantFrom(otherwise, ...(own.length > 0 ? own : [otherwise])),
    fc.constantFrom(
      -1,
      0,
      0.25,
      1,
      2,
      2.5,
      3,
      2 ** 53,
      true,
      false,
      null,
      '',
      ' ',
      'a',
      '/',
      '#12345f',
      {},
      [],
    ),
    ...(anyOf ?? []).map(valuesFor),
    ...(items ? [arraysFor(items as unknown as JsonSchema)] : []),
  );
}

/** Arrays whose entries are mostly right, so that their number and repeats matter, too. */
function arraysFor(items: JsonSchema): fc.Arbitrary<unknown[]> {
  const right = items.type === 'string' ? ['a', 'b', 'c', 'd'] : [1, 2, 3, 4];
  const entry = fc.oneof({ arbitrary: fc.constantFrom(...right), weight: 9 }, valuesFor(items));
  return fc.array(entry, { maxLength: 4 });
}

/** One or two options of a plugin, at times misspelt. */
function optionsOf({ options }: Plugin, except: readonly string[] = []): fc.Arbitrary<object> {
  const properties = Object.entries(options.properties as Record<string, JsonSchema>);
  const one = fc
    .constantFrom(...properties.filter(([name]) => !except.includes(name)))
    .chain(([name, schema]) =>
      fc.record({
        name: fc.oneof({ arbitrary: fc.constant(name), weight: 9 }, fc.constant(`${name}x`)),
        value: valuesFor(schema).filter((value) => value !== undefined),
      }),
    );
  return fc
    .array(one, { minLength: 1, maxLength: 2 })
    .map((some) => Object.fromEntries(some.map(({ name, value }) => [name, value])));
}

const plugins = {
  ...{ backendCpu, datasetCaltech, datasetCsv, datasetFolder, datasetMnist, datasetYinYang },
  ...{ latency, logLatency, onOff, rankOrder, receptiveFields },
  ...{ asha, hyperband, median, searchTpe, searchGrid },
} as Readonly<Record<string, Plugin>>;

test.each(Object.entries(plugins))('%s: functions complete and refuse options as configs do', (_, plugin) => {
  const required = (plugin.options.required ?? []) as readonly string[];
  const always = Object.fromEntries(required.map((name) => [name, 'x']));
  let [taken, refused] = [0, 0];
  fc.assert(
    fc.property(optionsOf(plugin), (some) => {
      const given = { ...always, ...some };
      const config = inConfig(plugin, given);
      if (config === null) {
        refused++;
        expect(() => completeOptions('here', plugin.options, given)).toThrow(/^here.*: found /);
      } else {
        taken++;
        expect(completeOptions('here', plugin.options, given)).toEqual(config);
      }
    }),
    { numRuns: 500 },
  );
  expect([taken > 20, refused > 20]).toEqual([true, true]);
});

const objective = { metric: 'validation.accuracy', direction: 'maximize' } as const;
const created = (plugin: Plugin<'pruner'>) => (options: object) =>
  plugin.create(options as never, { objective, epochs: 9 });
// What is not there is only looked for once the options are known to be right.
const nowhere = '/nowhere/at/all';

test.each<[string, Plugin, object, (options: object) => unknown]>([
  ['mnist', datasetMnist, { folder: nowhere }, mnist],
  ['csv', datasetCsv, { file: nowhere }, csv as never],
  ['imageFolder', datasetFolder, { folder: nowhere }, imageFolder as never],
  ['caltech', datasetCaltech, {}, (options) => caltech({ folder: nowhere, ...options })],
  ['wasm', backendCpu, {}, wasm],
  ['asha', asha, {}, created(asha)],
  ['hyperband', hyperband, {}, created(hyperband)],
  ['median', median, {}, created(median)],
  ['tpe', searchTpe, {}, tpe],
  ['grid', searchGrid, {}, grid],
])('%s() takes and refuses what a config does', async (name, plugin, always, call) => {
  let [taken, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(optionsOf(plugin, ['folder', 'file', 'path', 'faces']), async (some) => {
      const given = { ...always, ...some };
      const isTaken = inConfig(plugin, given) !== null;
      expect(await takes(name, () => call(given))).toBe(isTaken);
      if (isTaken) taken++;
      else refused++;
    }),
    { numRuns: 300 },
  );
  expect([taken > 20, refused > 20]).toEqual([true, true]);
});

test('yinYang() takes and refuses what a config does', async () => {
  const values = [-1, 0, 0.5, 1, 2, 2.5, 2 ** 32 - 1, 2 ** 32, '1', null, true];
  for (const value of values) {
    const seed = inConfig(datasetYinYang, { trainSeed: value }) !== null;
    expect(await takes('yinYang', () => yinYang(3, value as number))).toBe(seed);
    // So many points would take long.
    if (typeof value === 'number' && value > 1000) continue;
    const count = inConfig(datasetYinYang, { train: value }) !== null;
    expect(await takes('yinYang', () => yinYang(value as number, 42))).toBe(count);
  }
});

import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectedText, InputError, type Layer, rules } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { expect, expectTypeOf, test } from 'vitest';
import { example, packages, project } from '../testdata/project.js';
import type { Training } from './config.js';
import { type Overrides, readConfig } from './read.js';
import type { schema } from './schema.js';
import { locate } from './source.js';

const broken = (text: string, more: Record<string, string> = {}) =>
  project({ ...packages, ...more, 'configs/a.json': text });

/** The whole message for a config, with `~` for the project's folder. */
async function messageOf(text: string, overrides: Overrides = {}): Promise<string> {
  const folder = broken(text);
  const error = await readConfig(join(folder, 'configs/a.json'), overrides).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message.replaceAll(folder, '~');
}

/** The example with some text replaced, which must be in it. */
function altered(from: string, to: string): string {
  expect(example).toContain(from);
  return example.replace(from, () => to);
}

test('a config comes out with defaults, plugins and names filled in', async () => {
  const folder = broken(example);
  const { name, json, plugins, folder: own } = await readConfig(join(folder, 'configs/a.json'));
  const url = (path: string) => `file://${folder}/node_modules/${path}`;
  expect({ name, json, plugins, own }).toEqual({
    name: 'a',
    own: join(folder, 'configs'),
    json: {
      dataset: { use: '@lab/dots', dots: 40 },
      encoder: { use: '@lab/encoders/latency', duration: 64, code: 'floor' },
      backend: { use: 'fast-backend', population: 1 },
      network: {
        layers: [
          { size: 100, threshold: 10, learningRate: 0.2, init: [0, 5], decay: 1e-6 },
          { size: 3, threshold: 10, learningRate: 0.2, init: [0, 8], decay: 1e-6 },
        ],
        neuron: { crossing: '>', delay: 1 },
      },
      training: {
        rule: { use: 's4nn', margin: 3, silent: 'learn', backpropagate: 'updated' },
        optimiser: { use: 'sgd' },
        schedule: 'constant',
        dropout: { inputs: 0, hidden: 0 },
        outputThreshold: 1,
        epochs: 4,
        batch: 1,
        validation: 100,
        seed: 1,
        shuffle: true,
        revive: 0.001,
      },
      search: {
        use: '@s4nn/tpe',
        startup: 10,
        trials: 8,
        space: { '/network/layers/0/threshold': { loguniform: [1, 100] } },
        enqueue: [{}],
        keep: 1,
        retries: 2,
        maxConsecutiveFailures: 10,
      },
      objectives: [{ metric: 'validation.accuracy', direction: 'maximize' }],
      pruner: { use: 'asha', minimum: 1, reduction: 3, form: 'stopping' },
      parallel: { mode: 'reproducible', workers: 4 },
      threads: 'auto',
    },
    plugins: {
      dataset: { use: '@lab/dots', url: url('@lab/dots/index.js'), options: { dots: 40 } },
      encoder: {
        use: '@lab/encoders/latency',
        url: url('@lab/encoders/dist/latency.js'),
        options: { duration: 64, code: 'floor' },
      },
      backend: { use: 'fast-backend', url: url('fast-backend/index.js'), options: {} },
      search: { use: '@s4nn/tpe', url: url('@s4nn/tpe/index.js'), options: { startup: 10 } },
      pruner: {
        use: 'asha',
        url: new URL('../../pruners/dist/asha.js', import.meta.url).href,
        options: { minimum: 1, reduction: 3, form: 'stopping' },
      },
      lanes: null,
    },
  });
});

test('the command line comes after the file', async () => {
  const folder = broken(example);
  const set = {
    '/training/rule/margin': 4,
    '/network/neuron/delay': 0,
    '/dataset/dots': 7,
    '/network/layers/0/init/1': 6,
    '/backend': 'fast-backend',
  };
  const config = await readConfig(join(folder, 'configs/a.json'), { set, seed: 5, name: 'other' });
  const { json } = config;
  expect(config.name).toBe('other');
  expect(json.training).toMatchObject({ seed: 5, rule: { use: 's4nn', margin: 4 } });
  expect(json.network.neuron).toEqual({ crossing: '>', delay: 0 });
  expect(json.dataset).toEqual({ use: '@lab/dots', dots: 7 });
  expect(json.network.layers[0].init).toEqual([0, 6]);
});

test('a config is plain data that a worker can get', async () => {
  const config = await readConfig(join(broken(example), 'configs/a.json'));
  expect(structuredClone(config)).toEqual(config);
});

test('without a search a config is a single run', async () => {
  const text = example.replace(/"search": \{[\s\S]*\n {2}\},\n/, '').replace('100 }', '0 }');
  const config = await readConfig(join(broken(text), 'configs/a.json'));
  expect(config.plugins.search).toBeNull();
  expect(config.json.search).toBeUndefined();
  expect(config.json.training.validation).toBe(0);
});

test('plugins may be files beside the config', async () => {
  const plugin = packages['node_modules/@lab/dots/index.js']!;
  const folder = broken(altered('"@lab/dots"', '"../plugins/mine.js"'), { 'plugins/mine.js': plugin });
  const { plugins } = await readConfig(join(folder, 'configs/a.json'));
  expect(plugins.dataset.url).toBe(`file://${folder}/plugins/mine.js`);
});

test('references within a plugin’s schema are its own', async () => {
  const config = altered('"@lab/encoders/latency", "duration": 64', '"@lab/encoders/poisson", "rate": 2');
  const { json } = await readConfig(join(broken(config), 'configs/a.json'));
  expect(json.encoder).toEqual({ use: '@lab/encoders/poisson', rate: 2 });
  expect(await messageOf(config.replace('"rate": 2', '"rate": -2'))).toBe(
    '~/configs/a.json:4:56 /encoder/rate: found -2, expected a number of at least 0',
  );
});

test('locate says where a value was written, or what is around it', async () => {
  const file = join(broken(example), 'configs/a.json');
  const { source } = await readConfig(file, { set: { '/training/rule': 's4nn' }, seed: 3 });
  expect(locate(source, '/network/layers/1/threshold')).toBe(`${file}:9:33`);
  expect(locate(source, '/network/layers/1/threshold', 'name')).toBe(`${file}:9:20`);
  expect(locate(source, '/network/layers/1/decay')).toBe(`${file}:9:7`);
  expect(locate(source, '/dataset/dots')).toBe(`${file}:3:14`);
  expect(locate(source, '/training/rule/margin')).toBe('--set /training/rule');
  expect(locate(source, '/training/seed')).toBe('--seed');
  expect(locate(source, '')).toBe(`${file}:1:1`);
});

test('a file name without letters and digits names no sweep, but the config may', async () => {
  const folder = project({ ...packages, 'configs/---.json': example });
  const file = join(folder, 'configs/---.json');
  await expect(readConfig(file)).rejects.toThrow(
    'found a file name without letters and digits, expected one that can name the sweep; rename the file, or give it a "name" or --name',
  );
  expect((await readConfig(file, { name: 'e\u0301te' })).name).toBe('\u00e9te');
});

test('a name is refused that is too long for names of files, which count bytes', async () => {
  const cure = ': the sweep is named after its file; rename the file, or give it a "name" or --name';
  const long = '日'.repeat(67);
  const folder = project({ ...packages, [`configs/${long}.json`]: example });
  const file = join(folder, `configs/${long}.json`);
  const refusal = 'found a name of 201 bytes, expected at most 200';
  await expect(readConfig(file)).rejects.toThrow(`${long}.json:1:1: ${refusal}${cure}`);
  await expect(readConfig(file, { name: long })).rejects.toThrow(`--name: ${refusal}`);
  const longest = `${'日'.repeat(66)}ab`;
  expect((await readConfig(file, { name: longest })).name).toBe(longest);
});

test('a pruner may be a module by its path', async () => {
  const folder = project({
    ...packages,
    'my-pruner/index.js': `export default { kind: 'pruner', create: () => { throw new Error('not created'); },
      options: { type: 'object', additionalProperties: false,
        properties: { patience: { type: 'integer', minimum: 1, default: 3, description: 'Rungs.' } } } };`,
    'configs/a.json': example.replace('"pruner": "asha"', '"pruner": "../my-pruner/index.js"'),
  });
  const { json, plugins } = await readConfig(join(folder, 'configs/a.json'));
  expect(json.pruner).toEqual({ use: '../my-pruner/index.js', patience: 3 });
  expect(plugins.pruner).toEqual({
    use: '../my-pruner/index.js',
    url: pathToFileURL(join(folder, 'my-pruner/index.js')).href,
    options: { patience: 3 },
  });
  const set = { '/pruner': { use: '../my-pruner/index.js', patience: 0 } };
  await expect(readConfig(join(folder, 'configs/a.json'), { set })).rejects.toThrow(
    '/pruner/patience: found 0, expected an integer of at least 1',
  );
  await expect(
    readConfig(join(folder, 'configs/a.json'), { set: { '/pruner': '../other/index.js' } }),
  ).rejects.toThrow('"../other/index.js" does not exist');
});

test('the types say what the schema says', () => {
  type Written = FromSchema<typeof schema>;
  expectTypeOf<Written['network']['layers'][number]>().toExtend<Layer>();
  type BuiltIn = 'rule' | 'optimiser';
  expectTypeOf<Omit<Written['training'], BuiltIn>>().toExtend<Omit<Training, BuiltIn>>();
  expectTypeOf<Omit<Training, BuiltIn>>().toExtend<Omit<Written['training'], BuiltIn>>();
});

const loguniform = '{ "loguniform": [1, 100] }';
const space = '~/configs/a.json:16:';
const threshold = '/search/space["/network/layers/0/threshold"]';

test.each<[what: string, from: string, to: string, message: string]>([
  [
    'a plugin that is not installed',
    '"@lab/dots"',
    '"mnist-images"',
    '~/configs/a.json:3:14 /dataset: "mnist-images" is not installed; run `pnpm add mnist-images` (or npm install) in ~',
  ],
  [
    'a mistyped plugin',
    '"@lab/dots"',
    '"@lab/dot"',
    '~/configs/a.json:3:14 /dataset: "@lab/dot" is not installed; did you mean "@lab/dots"?',
  ],
  [
    'a mistyped module of an installed package',
    '"@lab/encoders/latency"',
    '"@lab/encoders/latncy"',
    '~/configs/a.json:4:23 /encoder: "@lab/encoders/latncy" is not a module of the installed package @lab/encoders; did you mean "@lab/encoders/latency"?',
  ],
  [
    'a package without its modules',
    '"@lab/encoders/latency"',
    '"@lab/encoders"',
    '~/configs/a.json:4:23 /encoder: "@lab/encoders" is not a module of the installed package @lab/encoders; did you mean "@lab/encoders/latency"?',
  ],
  [
    'a file that does not exist',
    '"@lab/dots"',
    '"../plugins/mine.js"',
    '~/configs/a.json:3:14 /dataset: "../plugins/mine.js" does not exist: expected a module at ~/plugins/mine.js',
  ],
  [
    'the wrong kind of plugin',
    '"@lab/dots"',
    '"@lab/encoders/latency"',
    '~/configs/a.json:3:14 /dataset: "@lab/encoders/latency" is an encoder, expected a dataset',
  ],
  [
    'a module that is no plugin',
    '"@lab/encoders/latency"',
    '"@lab/encoders/steps"',
    '~/configs/a.json:4:23 /encoder: "@lab/encoders/steps" is no plugin: expected the default export of the module to be { kind, options, create }',
  ],
  [
    'a package of the working directory that is no plugin',
    '"fast-backend"',
    '"vite"',
    '~/configs/a.json:5:14 /backend: "vite" is no plugin: expected the default export of the module to be { kind, options, create }',
  ],
  [
    'a plugin that throws',
    '"fast-backend"',
    '"fast-backend/broken"',
    '~/configs/a.json:5:14 /backend: "fast-backend/broken" cannot be loaded: no such device',
  ],
  [
    'no name at all',
    '"fast-backend"',
    '3',
    '~/configs/a.json:5:14 /backend: found 3, expected a name, or { "use": name } with options',
  ],
  [
    'an unknown option',
    '"duration": 64',
    '"steps": 64',
    '~/configs/a.json:4:48 /encoder/steps: unknown name; there are: use, duration, code',
  ],
  [
    'a mistyped option',
    '"duration": 64',
    '"durations": 64',
    '~/configs/a.json:4:48 /encoder/durations: unknown name; did you mean "duration"?',
  ],
  [
    'an option of the wrong type',
    '"duration": 64',
    '"duration": "64"',
    '~/configs/a.json:4:60 /encoder/duration: found "64", expected an integer from 1 to 65535',
  ],
  [
    'a mistyped value',
    '"duration": 64',
    '"code": "flor"',
    '~/configs/a.json:4:56 /encoder/code: found "flor", expected "floor" or "round"; did you mean "floor"?',
  ],
  [
    'threshold 0',
    '"threshold": 10',
    '"threshold": 0',
    '~/configs/a.json:8:35 /network/layers/0/threshold: found 0, expected a number greater than 0',
  ],
  [
    'NaN',
    '"threshold": 10',
    '"threshold": NaN',
    '~/configs/a.json:8:35: found NaN, expected a number, a text in double quotes, true, false, null, [ or {',
  ],
  [
    'infinity',
    '"threshold": 10',
    '"threshold": 1e999',
    '~/configs/a.json:8:35 /network/layers/0/threshold: found Infinity, expected a number greater than 0',
  ],
  [
    'a mistyped name that was needed, once',
    '"threshold": 10',
    '"treshold": 10',
    '~/configs/a.json:8:22 /network/layers/0/treshold: unknown name; did you mean "threshold"?',
  ],
  [
    'a name that is missing',
    '"threshold": 10, ',
    '',
    '~/configs/a.json:8:7 /network/layers/0: "threshold" is missing: expected a number greater than 0',
  ],
  [
    'a name that is written twice',
    '"epochs": 4',
    '"epochs": 4, "epochs": 5',
    '~/configs/a.json:12:30: /training/epochs is written twice',
  ],
  [
    'half an interval',
    '[0, 5]',
    '[5]',
    '~/configs/a.json:8:68 /network/layers/0/init: found an array of 1, expected [low, high]',
  ],
  [
    'an interval the wrong way round',
    '[0, 5]',
    '[5, 0]',
    '~/configs/a.json:8:68 /network/layers/0/init: found [5, 0], expected [low, high] with low at most high',
  ],
  [
    'a mistyped pruner',
    '"asha"',
    '"ahsa"',
    '~/configs/a.json:19:13 /pruner: found "ahsa", expected "none", "asha", "hyperband", "median" or the module of a pruner; did you mean "asha"?',
  ],
  [
    'a mistyped option of a pruner',
    '"asha"',
    '{ "use": "asha", "minimun": 2 }',
    '~/configs/a.json:19:30 /pruner/minimun: unknown name; did you mean "minimum"?',
  ],
  [
    'an unknown rule',
    '"epochs": 4',
    '"rule": "s4n", "epochs": 4',
    `~/configs/a.json:12:25 /training/rule: found "s4n", expected ${expectedText({ enum: Object.keys(rules) })}; did you mean "s4nn"?`,
  ],
  [
    'fewer threads than none',
    '"asha"',
    '"asha", "threads": -1',
    '~/configs/a.json:19:32 /threads: found -1, expected "auto" or an integer from 0 to 1024',
  ],
  [
    'a name that is no file name',
    '"asha"',
    '"asha", "name": "../a"',
    '~/configs/a.json:19:29 /name: found "../a", expected a text that matches ^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*$',
  ],
  [
    'a search without validation samples',
    ', "validation": 100',
    '',
    '~/configs/a.json:12:15 /training/validation: found 0, expected an integer of at least 1: a search chooses by accuracy on validation samples',
  ],
  [
    'an empty space',
    `"/network/layers/0/threshold": ${loguniform}`,
    '',
    '~/configs/a.json:15:14 /search/space: found 0 names, expected at least 1',
  ],
  [
    'a pointer to nothing',
    'layers/0/threshold"',
    'layers/0/treshold"',
    `${space}7 /search/space["/network/layers/0/treshold"]: points to nothing in this config; did you mean "/network/layers/0/threshold"?`,
  ],
  [
    'a pointer past the end',
    'layers/0/threshold"',
    'layers/2/threshold"',
    `${space}7 /search/space["/network/layers/2/threshold"]: points to nothing in this config; did you mean "/network/layers/0/threshold" or "/network/layers/1/threshold"?`,
  ],
  [
    'no pointer',
    '"/network/layers/0/threshold"',
    '"network/layers/0/threshold"',
    `${space}7 /search/space["network/layers/0/threshold"]: points to nothing in this config; did you mean "/network/layers/0/threshold"?`,
  ],
  [
    'a pointer into the data',
    '/network/layers/0/threshold',
    '/dataset/dots',
    `${space}7 /search/space["/dataset/dots"]: cannot be searched: trials can only be compared on the same data`,
  ],
  [
    'a pointer around something fixed',
    '/network/layers/0/threshold',
    '/training',
    `${space}7 /search/space["/training"]: contains /training/seed, which cannot be searched: a seed that is chosen by its accuracy is luck, not a result`,
  ],
  [
    'pointers into each other',
    `${loguniform}`,
    `${loguniform}, "/network/layers": { "choice": [1] }`,
    `${space}7 ${threshold}: lies within /network/layers, which is searched as well: expected one of the two\n` +
      `${space}98 /search/space["/network/layers"]/choice/0: a trial would have /network/layers: found 1, expected an array of at least 1`,
  ],
  [
    'an empty choice',
    loguniform,
    '{ "choice": [] }',
    `${space}50 ${threshold}/choice: found an empty array, expected an array of at least 1`,
  ],
  [
    'an option twice',
    loguniform,
    '{ "choice": [1, 2, 1] }',
    `${space}57 ${threshold}/choice/2: found 1 again, expected each option once (see option 0)`,
  ],
  [
    'an option that is not valid',
    loguniform,
    '{ "choice": [1, 0] }',
    `${space}54 ${threshold}/choice/1: a trial would have /network/layers/0/threshold: found 0, expected a number greater than 0`,
  ],
  [
    'a low bound that is not valid',
    loguniform,
    '{ "uniform": [0, 100] }',
    `${space}52 ${threshold}/uniform/0: a trial would have /network/layers/0/threshold: found 0, expected a number greater than 0`,
  ],
  [
    'a normal number that can be negative',
    loguniform,
    '{ "normal": [10, 2] }',
    `${space}50 ${threshold}/normal: a trial would have /network/layers/0/threshold: found -2, expected a number greater than 0`,
  ],
  [
    'fractions for whole numbers',
    `/threshold": ${loguniform}`,
    '/size": { "uniform": [1, 100] }',
    `${space}46 /search/space["/network/layers/0/size"]/uniform: a trial would have /network/layers/0/size: found 50.5, expected an integer of at least 1; quniform and qloguniform give whole numbers`,
  ],
  [
    'a step of fractions for whole numbers',
    `/threshold": ${loguniform}`,
    '/size": { "quniform": [1, 3, 0.5] }',
    `${space}47 /search/space["/network/layers/0/size"]/quniform: a trial would have /network/layers/0/size: found 1.5, expected an integer of at least 1\n` +
      `${space}47 /search/space["/network/layers/0/size"]/quniform: a trial would have /network/layers/0/size: found 2.5, expected an integer of at least 1`,
  ],
  [
    'a mistyped expression',
    loguniform,
    '{ "lognuniform": [1, 100] }',
    `${space}40 ${threshold}/lognuniform: unknown name; did you mean "loguniform"?`,
  ],
  [
    'two expressions at once',
    loguniform,
    '{ "uniform": [1, 2], "normal": [1, 2] }',
    `${space}38 ${threshold}: found 2 names, expected at most 1 of uniform, quniform, loguniform, qloguniform, normal, qnormal, lognormal, qlognormal, randint, choice`,
  ],
  [
    'no expression',
    loguniform,
    '3',
    `${space}38 ${threshold}: found 3, expected an expression such as { "uniform": [low, high] }`,
  ],
  [
    'bounds the wrong way round',
    loguniform,
    '{ "uniform": [2, 1] }',
    `${space}51 ${threshold}/uniform: found [2, 1], expected low less than high`,
  ],
  [
    'the logarithm of 0',
    loguniform,
    '{ "loguniform": [0, 1] }',
    `${space}55 ${threshold}/loguniform/0: found 0, expected a number greater than 0`,
  ],
  [
    'no step',
    loguniform,
    '{ "quniform": [1, 100] }',
    `${space}52 ${threshold}/quniform: found an array of 2, expected [low, high, q]`,
  ],
  [
    'a step of 0',
    loguniform,
    '{ "quniform": [1, 100, 0] }',
    `${space}61 ${threshold}/quniform/2: found 0, expected a number greater than 0`,
  ],
  [
    'bounds between the steps',
    loguniform,
    '{ "qloguniform": [1, 100, 7] }',
    `${space}55 ${threshold}/qloguniform: found [1, 100, 7], expected bounds that are multiples of q: [7, 98, 7]`,
  ],
  [
    'a range that is not finite',
    loguniform,
    '{ "uniform": [1, 1e999] }',
    `${space}55 ${threshold}/uniform/1: found Infinity, expected a number`,
  ],
  [
    'a normal range that is not finite',
    loguniform,
    '{ "lognormal": [1, 1000] }',
    `${space}53 ${threshold}/lognormal: found [1, 1000], expected numbers whose range is finite`,
  ],
  [
    'a faulty expression within an option',
    `/0/threshold": ${loguniform}`,
    '": { "choice": [[{ "size": { "randint": 0 }, "threshold": 1, "learningRate": 1, "init": [0, 1] }]] }',
    `${space}63 /search/space["/network/layers"]/choice/0/0/size/randint: found 0, expected an integer of at least 1`,
  ],
  [
    'a value within an option that is not valid, though its first is',
    `/network/layers/0/threshold": ${loguniform}`,
    '/training/rule": { "choice": ["s4nn", { "use": "s4nn", "margin": { "uniform": [0, 3] } }] }',
    `${space}86 /search/space["/training/rule"]/choice/1/margin/uniform: a trial would have /training/rule/margin: found 1.5, expected an integer of at least 0; quniform and qloguniform give whole numbers`,
  ],
  [
    'values that contradict each other',
    `layers/0/threshold": ${loguniform}`,
    'layers/0/init/0": { "uniform": [0, 5] }, "/network/layers/0/init/1": { "uniform": [2, 9] }',
    `${space}100 /search/space["/network/layers/0/init/1"]/uniform/0: together with /network/layers/0/init/0, a trial could have /network/layers/0/init: found [5, 2], expected [low, high] with low at most high`,
  ],
])('%s is an error', async (_, from, to, message) => {
  expect(await messageOf(altered(from, to))).toBe(message);
});

test('every error is said at once, in the order of the file', async () => {
  const text = example
    .replace('"@lab/dots"', '"@lab/encoders/latency"')
    .replace('64', '0')
    .replace('"size": 100', '"size": 0.5')
    .replace('"epochs": 4', '"epochs": "four"')
    .replace('"asha"', '"best"');
  expect(await messageOf(text, { seed: -1 })).toBe(
    [
      '~/configs/a.json:3:14 /dataset: "@lab/encoders/latency" is an encoder, expected a dataset',
      '~/configs/a.json:4:60 /encoder/duration: found 0, expected an integer from 1 to 65535',
      '~/configs/a.json:8:17 /network/layers/0/size: found 0.5, expected an integer of at least 1',
      '--seed: found -1, expected an integer from 0 to 9007199254740991',
      '~/configs/a.json:12:27 /training/epochs: found "four", expected an integer from 1 to 1000000',
      '~/configs/a.json:19:13 /pruner: found "best", expected "none", "asha", "hyperband", "median" or the module of a pruner',
    ].join('\n'),
  );
});

test('so are those of a space in a config that is wrong elsewhere, but what may only follow from that', async () => {
  const text = example
    .replace('"epochs": 4', '"epoch": 4')
    .replace('"size": 100', '"size": "big"')
    .replace('"asha"', '{ "use": "asha", "minimun": 2 }')
    .replace('"space"', '"enqueue": [{ "/network/layers/0/init": 3 }, {}], "space"')
    .replace(
      loguniform,
      [
        '{ "uniform": [0, 9] }',
        '"/network/layers/0/size": { "quniform": [150, 50, 10] }',
        '"/network/layers/1/threshold": { "logunform": [1, 2] }',
        '"/training/epochs": { "randint": 9 }',
        '"/network/layers/0/decoy": { "uniform": [0, 1] }',
        '"/network/layers/1/decoy": { "uniform": [0, 1] }',
      ].join(',\n'),
    );
  expect(await messageOf(text)).toBe(
    [
      '~/configs/a.json:8:17 /network/layers/0/size: found "big", expected an integer of at least 1',
      '~/configs/a.json:12:17 /training/epoch: unknown name; did you mean "epochs"?',
      '~/configs/a.json:15:19 /search/enqueue/0/~1network~1layers~10~1init: is not in the space, expected one of its pointers; did you mean "/network/layers/0/size"?',
      `${space}52 ${threshold}/uniform/0: a trial would have /network/layers/0/threshold: found 0, expected a number greater than 0`,
      '~/configs/a.json:17:41 /search/space["/network/layers/0/size"]/quniform: found [150, 50, 10], expected low less than high',
      '~/configs/a.json:18:34 /search/space["/network/layers/1/threshold"]/logunform: unknown name; did you mean "loguniform"?',
      '~/configs/a.json:21:1 /search/space["/network/layers/1/decoy"]: points to nothing in this config; did you mean "/network/layers/1/decay"?',
      '~/configs/a.json:24:30 /pruner/minimun: unknown name; did you mean "minimum"?',
    ].join('\n'),
  );
  expect(await messageOf(altered('"space": {', '"space": [], "spaces": {'))).toContain(
    '/search/spaces: unknown name',
  );
  expect(await messageOf(altered('"network"', '"netwrok"'))).not.toContain('points to nothing');
});

test('a number that would be read as another one is named as it is written', async () => {
  const beyond = 'which would be read as 9007199254740992, expected an integer from -9007199254740991 to';
  const text = altered('"validation": 100', '"validation": 100, "seed": 9007199254740993').replace(
    '"size": 100',
    '"size": 9007199254740993',
  );
  expect(await messageOf(text)).toBe(
    [
      `~/configs/a.json:8:17 /network/layers/0/size: found 9007199254740993, ${beyond} 9007199254740991`,
      `~/configs/a.json:12:57 /training/seed: found 9007199254740993, ${beyond} 9007199254740991`,
    ].join('\n'),
  );
});

test.each([
  ['alone', '['.repeat(200_000) + ']'.repeat(200_000), '1:101'],
  ['in a choice', altered('{ "loguniform": [1, 100] }', `{ "choice": [1, ${'[0,'.repeat(200_000)}`), '16:'],
  ['of objects', '{ "a":'.repeat(200_000), '1:601'],
])('nesting of 200,000, %s, is one error', async (_, text, place) => {
  expect(await messageOf(text)).toMatch(
    /^~\/configs\/a.json:\d+:\d+: found arrays and objects nested more than 100 deep, expected at most 100 levels$/,
  );
  expect(await messageOf(text)).toContain(`a.json:${place}`);
  const pointer = '/a'.repeat(200_000);
  expect(await messageOf(example, { set: { [pointer]: 1 } })).toContain('nothing can be put there');
});

test('every syntax error is said at once', async () => {
  expect(
    await messageOf(
      '{\n  "dataset": \'x\',\n  encoder: 1,\n  "backend" 2,\n  "network": [1 2]\n  "x": tru\n',
    ),
  ).toBe(
    [
      `~/configs/a.json:2:14: found 'x', expected a number, a text in double quotes, true, false, null, [ or {`,
      '~/configs/a.json:3:3: found encoder, expected a name in double quotes',
      '~/configs/a.json:4:13: found 2, expected a colon',
      '~/configs/a.json:5:17: found 2, expected a comma',
      '~/configs/a.json:6:3: found "x", expected a comma',
      '~/configs/a.json:7:1: found the end of the file, expected a value',
    ].join('\n'),
  );
});

test.each<[string, string]>([
  ['', '~/configs/a.json:1:1: found the end of the file, expected a value'],
  ['# Notes\n[a](b)', '~/configs/a.json:1:1: found #, expected {, as a config is a JSON object'],
  ['/* a */\n// b\n  a: 1 }', '~/configs/a.json:3:3: found a, expected {, as a config is a JSON object'],
  ['[]', '~/configs/a.json:1:1: found an empty array, expected an object'],
  [
    '{ "a": "b\n }',
    '~/configs/a.json:1:8: found "b, expected a double quote at the end of the text, in the same line',
  ],
  [
    String.raw`{ "dataset": { "file": "C:\Users\lin.csv" } }`,
    String.raw`~/configs/a.json:1:24: found "C:\Users\lin.csv", expected one of " \ / b f n r t u after a backslash; in paths write / or \\`,
  ],
  [
    String.raw`{ "dataset": { "file": "C:\users\new.csv" } }`,
    String.raw`~/configs/a.json:1:24: found "C:\users\new.csv", expected four hexadecimal digits after \u; in paths write / or \\`,
  ],
  ['{ /* }', '~/configs/a.json:1:3: found /*, expected */ at the end of the comment'],
  [
    '{} x',
    '~/configs/a.json:1:4: found x, expected a number, a text in double quotes, true, false, null, [ or {',
  ],
])('%j is not a config', async (text, message) => {
  expect(await messageOf(text)).toBe(message);
});

test.each<[Overrides, string]>([
  [{ seed: 1.5 }, '--seed: found 1.5, expected an integer from 0 to 9007199254740991'],
  [
    { name: 'a b' },
    '--name: found "a b", expected a text that matches ^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*$',
  ],
  [
    { set: { '/training/batch': 0 } },
    '--set /training/batch: found 0, expected an integer from 1 to 2147483647',
  ],
  [
    { set: { '/training/batch': 2.5 } },
    '--set /training/batch: found 2.5, expected an integer from 1 to 2147483647',
  ],
  [
    { set: { '/training/epochs': 0 } },
    '--set /training/epochs: found 0, expected an integer from 1 to 1000000',
  ],
  [
    { set: { '/training/epochs': Number.NaN } },
    '--set /training/epochs: found NaN, expected an integer from 1 to 1000000',
  ],
  // A list of that many rungs ended the process.
  [
    { set: { '/training/epochs': 2_000_000_000, '/pruner': 'median' } },
    '--set /training/epochs: found 2000000000, expected an integer from 1 to 1000000',
  ],
  // So did a timer of so long.
  [
    { set: { '/search/trialTimeout': 4_294_968 } },
    '--set /search/trialTimeout: found 4294968, expected a number greater than 0 and of at most 4000000',
  ],
  [{ set: { '/training/epoch': 3 } }, '--set /training/epoch: unknown name; did you mean "epochs"?'],
  [
    { set: { '/network/layers/1': { size: 3 } } },
    [
      '--set /network/layers/1: "threshold" is missing: expected a number greater than 0',
      '--set /network/layers/1: "learningRate" is missing: expected a number of at least 0',
      '--set /network/layers/1: "init" is missing: expected [low, high]',
    ].join('\n'),
  ],
  [
    { set: { '/network/layers/7/size': 3 } },
    '--set /network/layers/7/size: nothing can be put there: the way leads through a value without members, or past the end of an array',
  ],
  [{ set: { epochs: 3 } }, '--set epochs: found "epochs", expected a JSON Pointer such as /training/epochs'],
  [
    { set: { '/network/layers/1/init': [0, -1] } },
    '--set /network/layers/1/init: found [0, -1], expected [low, high] with low at most high',
  ],
  [
    { set: { '/backend/use': 'faster' } },
    '--set /backend/use: found "faster", expected the module of a backend; did you mean "fast-backend"?',
  ],
])('the command line is checked as well: %j', async (overrides, message) => {
  expect(await messageOf(example, overrides)).toBe(message);
});

test('a plugin whose schema is at fault is named', async () => {
  const encoder = (options: string) =>
    `export default { kind: 'encoder', options: ${options}, create() {} };`;
  const read = async (options: string) => {
    const text = altered('"@lab/encoders/latency", "duration": 64', '"../mine.js"');
    const folder = broken(text, { 'mine.js': encoder(options) });
    return readConfig(join(folder, 'configs/a.json')).then(
      () => 'fine',
      (error: Error) => error.message.replaceAll(folder, '~'),
    );
  };
  const fault = '~/configs/a.json:4:23 /encoder: "../mine.js" has a faulty schema of options: ';
  expect(await read('{}')).toBe(`${fault}expected "type": "object"`);
  expect(await read(`{ type: 'object', properties: { use: { type: 'string' } } }`)).toBe(
    `${fault}the name "use" is reserved`,
  );
  expect(await read(`{ type: 'object', propertees: {} }`)).toBe(
    `${fault}strict mode: unknown keyword: "propertees"`,
  );
});

test('a file that cannot be read is named', async () => {
  const folder = broken(example);
  const file = join(folder, 'configs/aa.json');
  await expect(readConfig(file)).rejects.toThrow(
    new InputError(`${file}: no such file; did you mean ${join(folder, 'configs/a.json')}?`),
  );
  const far = join(folder, 'configs/nope.json');
  await expect(readConfig(far)).rejects.toThrow(new InputError(`${far}: no such file`));
  const ran = join(folder, 'results/a/config.json');
  await expect(readConfig(ran)).rejects.toThrow(
    new InputError(
      `${ran}: no such file; run \`s4nn sweep ${relative('.', join(folder, 'configs/a.json'))}\` first`,
    ),
  );
  const named = join(folder, 'results/mine/config.json');
  await expect(readConfig(named)).rejects.toThrow(
    new InputError(`${named}: no such file; run the sweep mine first`),
  );
  await expect(readConfig(join(folder, 'configs'))).rejects.toThrow(
    new InputError(`${join(folder, 'configs')}: found a folder, expected a config file`),
  );
});

test('packages are found through links, as pnpm installs them', async () => {
  const folder = broken(example);
  const linked = project({ 'configs/a.json': example, 'package.json': '{}' });
  symlinkSync(join(folder, 'node_modules'), join(linked, 'node_modules'));
  const { plugins } = await readConfig(join(linked, 'configs/a.json'));
  expect(plugins.backend.url).toBe(`file://${folder}/node_modules/fast-backend/index.js`);
});

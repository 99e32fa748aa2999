import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { InputError } from '@s4nn/core';
import { planSweep, sweep } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const core = new URL('../../../core/dist/index.js', import.meta.url).href;

const layer = { size: 3, threshold: 0.5, learningRate: 0.1, init: [0, 1] };
const threshold = { '/network/layers/0/threshold': { uniform: [0.2, 2] } };

const base = {
  ...someYinYang,
  threads: 0,
  training: { epochs: 2, validation: 50 },
  search: { trials: 4, space: threshold },
};

/** The text of a plugin's module. */
const plugin = (kind: string, create: string) =>
  `import { collectSpikes, InputError, reference } from '${core}';
export default { kind: '${kind}', options: { type: 'object', properties: {}, additionalProperties: true }, create: ${create} };\n`;

const mine = '../mine.js';
const search = (create: string) =>
  [{ search: { ...base.search, use: mine } }, plugin('search', create)] as const;
const pruner = (create: string) => [{ pruner: mine }, plugin('pruner', create)] as const;
const encoder = (create: string) => [{ encoder: mine }, plugin('encoder', create)] as const;
const backend = (create: string) => [{ backend: mine }, plugin('backend', create)] as const;
const searching = (space: object) => ({ search: { ...base.search, space } });
const trialOf = (args: string) => search(`() => ([id]) => [{ id, args: ${args} }]`);

const cases: Record<string, readonly [config: object, module: string, message: RegExp]> = {
  // What the search has against the space.
  'a range that is finite for the config alone': [
    searching({ ...threshold, '/network/layers/0/learningRate': { lognormal: [0, 100] } }),
    '',
    /:\d+:\d+ \/search\/space\["\/network\/layers\/0\/learningRate"\]: @s4nn\/tpe: .*lognormal is drawn up to 8 sigma.* Use a smaller sigma/,
  ],
  'a range that only the search refuses, within an option': [
    {
      search: {
        ...base.search,
        use: '@s4nn/tpe/grid',
        space: { '/network/layers/0': { choice: [layer, { ...layer, threshold: { lognormal: [0, 100] } }] } },
      },
    },
    '',
    /\/search\/space\["\/network\/layers\/0"\]: @s4nn\/tpe\/grid: .*lognormal/,
  ],
  'a search that refuses the whole space': [
    ...search(
      `() => (_, { expr }) => { if (Object.keys(expr).length === 2) throw new InputError('only one'); return [{ args: expr }]; }`,
    ),
    /\/search: \.\.\/mine\.js: found no|\/search: \.\.\/mine\.js: the search gave an object for \/network\/layers\/0\/threshold, expected a number/,
  ],
  // What a search gives that is no trial.
  'a search that gives nothing': [
    ...search('() => () => undefined'),
    /:\d+:\d+ \/search: \.\.\/mine\.js: found undefined, expected an array of trials/,
  ],
  'a search that gives null': [...search('() => () => null'), /: found null, expected an array of trials/],
  'a search that gives no trial at all': [
    ...search('() => () => []'),
    /: found no trial, expected one of the space of 1 parameter/,
  ],
  'a search that gives a promise': [
    ...search('() => async () => undefined'),
    /: found a promise, expected an array of trials/,
  ],
  'a search that gives a hole': [
    ...search('() => () => [undefined]'),
    /: found undefined among the trials, expected { id, args }/,
  ],
  'a search that gives a trial without arguments': [
    ...search('() => ([id]) => [{ id }]'),
    /: found an object among the trials, expected { id, args }/,
  ],
  'a search that gives more trials than asked for': [
    ...search(`() => () => [1, 2].map((id) => ({ id, args: { '/network/layers/0/threshold': 1 } }))`),
    /: found 2 trials, expected at most the 1 that were asked for/,
  ],
  'a search that gives a function to remember': [
    ...search(`() => ([id]) => [{ id, args: { '/network/layers/0/threshold': 1 }, misc: { a: () => 1 } }]`),
    /: found \[object Function\], expected plain JSON in args and misc of a trial/,
  ],
  'a point without its parameter': [
    ...trialOf('{}'),
    /: the search gave undefined for \/network\/layers\/0\/threshold, expected a number/,
  ],
  'a point of NaN': [
    ...trialOf(`{ '/network/layers/0/threshold': NaN }`),
    /: the search gave NaN for \/network\/layers\/0\/threshold, expected a number/,
  ],
  'a point outside the space': [
    ...trialOf(`{ '/network/layers/0/threshold': 7 }`),
    /: the search gave 7 for \/network\/layers\/0\/threshold, expected a number from 0\.2 to 2/,
  ],
  'a point with another parameter': [
    ...trialOf(`{ '/network/layers/0/threshold': 1, '/training/epochs': 9 }`),
    /: the search gave a value for \/training\/epochs, expected none/,
  ],
  'a search that is none': [
    ...search('() => undefined'),
    /\/search: \.\.\/mine\.js: create gave undefined, expected a function/,
  ],
  'a search that refuses its options': [
    ...search(`() => { throw new InputError('not today'); }`),
    /\/search: \.\.\/mine\.js: not today/,
  ],
  // Pruners.
  'a pruner that is none': [
    ...pruner('() => undefined'),
    /:\d+:\d+ \/pruner: \.\.\/mine\.js: create gave undefined, expected a pruner/,
  ],
  'a pruner without a method': [
    ...pruner('() => ({ rungs: () => [], decide: () => null })'),
    /: create gave an object, expected a pruner: { rungs, decide, promote }/,
  ],
  'a pruner without rungs': [
    ...pruner('() => ({ rungs: () => undefined, decide() {}, promote() {} })'),
    /: rungs gave undefined, expected an array of rising integers from 1 to 1/,
  ],
  'a pruner with rungs after the end': [
    ...pruner('() => ({ rungs: () => [1, 2], decide() {}, promote() {} })'),
    /: rungs gave \[1, 2\], expected/,
  ],
  'a pruner that refuses': [
    ...pruner(`() => { throw new InputError('not today'); }`),
    /\/pruner: \.\.\/mine\.js: not today/,
  ],
  'a pruner without rungs for the longest trials': [
    { pruner: mine, ...searching({ '/training/epochs': { quniform: [2, 9, 1] } }) },
    plugin('pruner', '() => ({ rungs: (_, epochs) => [epochs < 9 ? 1 : 9], decide() {}, promote() {} })'),
    /\/pruner: \.\.\/mine\.js: rungs gave \[9\], expected an array of rising integers from 1 to 8/,
  ],
  'a dataset whose test has another shape': [
    { dataset: mine },
    plugin(
      'dataset',
      `() => { const of = (n) => ({ values: new Uint8Array(2 * n), range: [0, 255], shape: [n], labels: Uint16Array.of(0, 1) }); return { classes: ['a', 'b'], train: of(4), test: of(5) }; }`,
    ),
    /\/dataset: test: found shape \[5\], range \[0,255\], expected shape \[4\], range \[0,255\], as the training samples have/,
  ],
  // Datasets and encoders.
  'a dataset that is none': [
    { dataset: mine },
    plugin('dataset', '() => undefined'),
    /:\d+:\d+ \/dataset: found undefined, expected a dataset: { classes, train, test }/,
  ],
  'a dataset without a split': [
    { dataset: mine },
    plugin('dataset', `() => ({ classes: ['a', 'b'], train: {} })`),
    /\/dataset: found an object, expected a dataset/,
  ],
  'a dataset without samples': [
    { dataset: mine },
    plugin('dataset', `() => ({ classes: ['a', 'b'], train: {}, test: {} })`),
    /\/dataset: train: found no lists as shape and range/,
  ],
  'an encoder that is none': [
    ...encoder('() => undefined'),
    /\/encoder: create gave undefined, expected a function that encodes samples/,
  ],
  'an encoder that gives nothing': [
    ...encoder('() => () => undefined'),
    /\/encoder: found undefined, expected spikes/,
  ],
  'an encoder that leaves samples out': [
    ...encoder('() => ({ labels }) => collectSpikes(labels.subarray(1), 4, 8, (_, times) => times.fill(0))'),
    /\/encoder: found 199 labels and 200 offsets, expected 200 and 201, for 200 samples/,
  ],
  'an encoder that refuses a low end of the space': [
    {
      encoder: { use: mine, gain: 3 },
      ...searching({ '/encoder/gain': { uniform: [1, 3] } }),
    },
    plugin(
      'encoder',
      `({ gain }) => { if (gain < 2) throw new InputError('found gain ' + gain + ', expected 2 or more'); return ({ labels }) => collectSpikes(labels, 4, 8, (_, times) => times.fill(0)); }`,
    )
      .replace('additionalProperties: true', `additionalProperties: { type: 'number' }`)
      .replace(
        'properties: {}',
        `properties: { gain: { type: 'number', default: 3, description: 'Gain.' } }`,
      ),
    /\/search\/space\["\/encoder\/gain"\]\/uniform\/0: a trial would be refused: found gain 1, expected 2 or more/,
  ],
  'augmentation of what are no images': [
    { training: { ...base.training, augmentation: { rotation: 0.1 } } },
    '',
    /:\d+:\d+ \/training\/augmentation: augmentation: found samples of shape \[4\], expected images/,
  ],
  'augmentation of what are no images, in an option': [
    searching({ '/training/augmentation': { choice: [null, { rotation: 0.1 }] } }),
    '',
    /\/search\/space\["\/training\/augmentation"\]\/choice\/1: a trial would be refused: augmentation: found samples of shape/,
  ],
  // Backends.
  'a rule that the backend lacks': [
    {
      backend: '@s4nn/backend-cpu/typescript',
      training: { ...base.training, rule: 'decision-cross-entropy' },
    },
    '',
    /:\d+:\d+ \/backend: @s4nn\/backend-cpu\/typescript: found rule decision-cross-entropy, expected rule s4nn/,
  ],
  'an optimiser that the backend lacks, in an option': [
    {
      backend: '@s4nn/backend-cpu/typescript',
      ...searching({ '/training/optimiser': { choice: ['sgd', 'adam'] } }),
    },
    '',
    /\/search\/space\["\/training\/optimiser"\]\/choice\/1: a trial would be refused: @s4nn\/backend-cpu\/typescript: found optimiser adam/,
  ],
  'dropout that the backend lacks, at the high end': [
    {
      backend: '@s4nn/backend-cpu/typescript',
      ...searching({ '/training/dropout/inputs': { uniform: [0, 0.5] } }),
    },
    '',
    /\["\/training\/dropout\/inputs"\]\/uniform\/1: a trial would be refused: .*found dropout/,
  ],
  'a layer too large for memory': [
    { network: { layers: [{ ...layer, size: 300_000_000 }, layer] } },
    '',
    /\/backend: networks: found 1 that need \d+(\.\d+)? GiB, expected at most 4 GiB/,
  ],
  'layers too large for memory together': [
    {
      network: { layers: [{ ...layer, size: 100 }, { ...layer, size: 100 }, layer] },
      ...searching({
        '/network/layers/0/size': { quniform: [100, 60_000, 100] },
        '/network/layers/1/size': { quniform: [100, 60_000, 100] },
      }),
    },
    '',
    /:\d+:\d+ \/search\/space: a trial would be refused: networks: found 1 that need/,
  ],
  'a backend that is none': [
    ...backend('() => undefined'),
    /:\d+:\d+ \/backend: \.\.\/mine\.js: create gave undefined, expected a backend: { compile }/,
  ],
  'a backend that compiles nothing': [
    ...backend('() => ({ compile: async () => undefined })'),
    /\/backend: \.\.\/mine\.js: compile gave undefined, expected a model: { train, infer, read, write }/,
  ],
  'a backend that refuses what it compiles': [
    ...backend(
      `() => ({ compile: async ([{ duration }]) => { throw new InputError('found ' + duration + ' steps, expected fewer'); } })`,
    ),
    /\/backend: found 32 steps, expected fewer/,
  ],
};

test.each(Object.entries(cases))(
  '%s: dry run and sweep refuse it alike, and write nothing',
  async (_, row) => {
    const [more, module, message] = row;
    const { folder, config: file } = projectWith('odd', { ...base, ...more });
    if (module !== '') writeFileSync(join(folder, 'mine.js'), module);
    const before = readdirSync(folder, { recursive: true });
    const config = await readConfig(file);
    const refusalOf = (run: Promise<unknown>): Promise<unknown> => run.catch((error: unknown) => error);
    const dry = await refusalOf(planSweep(config));
    expect(dry).toBeInstanceOf(InputError);
    expect((dry as InputError).message).toMatch(message);
    expect((dry as InputError).message).not.toContain('\n');
    expect(await refusalOf(sweep(config))).toEqual(dry);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  },
);

const judged = `{ rungs: () => [1], promote: () => null, decide: () => ({ then: 'continue', value: 1, because: 'of it' })`;

test.each<[string, object, string, string]>([
  [
    'a search that stops giving trials',
    { search: { ...base.search, use: mine } },
    plugin(
      'search',
      `() => ([id]) => id < 2 ? [{ id, args: { '/network/layers/0/threshold': 1 } }] : undefined`,
    ),
    '/search: ../mine.js: found undefined, expected an array of trials',
  ],
  [
    'a search that leaves the space',
    { search: { ...base.search, use: mine } },
    plugin('search', `() => ([id]) => [{ id, args: { '/network/layers/0/threshold': id < 2 ? 1 : 7 } }]`),
    '/search: ../mine.js: the search gave 7 for /network/layers/0/threshold, expected a number from 0.2 to 2',
  ],
  [
    'a pruner that decides nothing',
    { pruner: mine },
    plugin('pruner', `() => (${judged}, decide: () => undefined })`),
    '/pruner: ../mine.js: decide gave undefined, expected { then: "continue", "pause" or "stop", value, because }',
  ],
  [
    'a pruner that decides what there is not',
    { pruner: mine },
    plugin('pruner', `() => (${judged}, decide: () => ({ then: 'go', value: 1, because: '' }) })`),
    '/pruner: ../mine.js: decide gave an object, expected { then',
  ],
  [
    'a pruner that promotes what does not wait',
    { pruner: mine },
    plugin('pruner', `() => (${judged}, promote: () => 0 })`),
    '/pruner: ../mine.js: promote gave 0, expected null or the id of a paused trial',
  ],
  [
    'a pruner that promotes nothing',
    { pruner: mine },
    plugin('pruner', `() => (${judged}, promote: () => undefined })`),
    '/pruner: ../mine.js: promote gave undefined, expected null or the id of a paused trial',
  ],
  [
    'a backend that learns nothing',
    { backend: mine, search: undefined },
    plugin(
      'backend',
      '() => ({ compile: async (n) => ({ ...(await reference().compile(n)), train: async () => undefined }) })',
    ),
    'error: ../mine.js: train gave undefined, expected an array with an entry for each network',
  ],
])('%s, once it runs, ends the sweep with one error', async (_, more, module, message) => {
  const { folder, config } = projectWith('odd', { ...base, ...more });
  writeFileSync(join(folder, 'mine.js'), module);
  const { code, stderr } = await run('sweep', config);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

test('the commands exit with 2, in threads as well', async () => {
  const { config } = projectWith('odd', {
    ...base,
    backend: '@s4nn/backend-cpu/typescript',
    ...searching({ '/training/optimiser': { choice: ['sgd', 'adam'] } }),
  });
  const dry = await run('sweep', config, '--dry-run', '--threads', '2');
  expect(dry).toMatchObject({ code: 2, stdout: '' });
  expect(dry.stderr).toMatch(/^error: \S+odd\.json:\d+:\d+ .*found optimiser adam/);
  expect(await run('sweep', config, '--threads', '2')).toEqual(dry);
});

test('what a plugin throws at the end of a space fails that trial alone', async () => {
  const { folder, config } = projectWith('odd', {
    ...base,
    backend: mine,
    search: {
      ...base.search,
      use: '@s4nn/tpe/grid',
      trials: 3,
      space: { '/network/layers/0/threshold': { choice: [0.5, 1] } },
    },
  });
  writeFileSync(
    join(folder, 'mine.js'),
    plugin(
      'backend',
      `() => ({ compile: async (networks) => { if (networks[0].layers[0].threshold === 1) throw new Error('on fire'); return reference().compile(networks); } })`,
    ),
  );
  expect(await run('sweep', config, '--dry-run')).toMatchObject({ code: 0 });
  const { code, stdout } = await run('sweep', config, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).trials).toMatchObject({ complete: 1, failed: 1 });
});

test('a stop reaches a backend that never compiles, and nothing is written', async () => {
  const { folder, config } = projectWith('odd', { ...base, backend: mine });
  writeFileSync(
    join(folder, 'mine.js'),
    plugin('backend', '() => ({ compile: () => new Promise(() => {}) })'),
  );
  const before = readdirSync(folder, { recursive: true });
  const stop = new AbortController();
  const stopped = sweep(await readConfig(config), { signal: stop.signal });
  setTimeout(() => stop.abort(), 50);
  expect(await stopped).toBeNull();
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { root } from '../release/packages.js';
import { resultSources } from './arithmetic/sources.js';
import { violationsIn } from './arithmetic/violations.js';
import { projectWith } from './process.js';

test('the sources of results use arithmetic alone that is the same on every engine', () => {
  const sources = resultSources(root);
  expect(sources.length).toBeGreaterThan(300);
  const found = sources.flatMap(({ path, code }) => violationsIn(code).map((each) => `${path}:${each}`));
  expect(found, 'take exp, log, sin, cos, power or twoTo from @s4nn/core/math').toEqual([]);
});

test('it reads modules with every ending, in src and templates', () => {
  const folder = emptyFolder();
  const files = ['a.ts', 'b.mts', 'c.cts', 'd.js', 'e.mjs', 'f.cjs'].flatMap((name) =>
    ['src', 'templates'].map((part) => `packages/one/${part}/${name}`),
  );
  for (const file of ['packages/one/package.json', ...files, 'packages/one/src/a.test.mts']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '{ "name": "@s4nn/one" }');
  }
  const found = resultSources(folder).map(({ path }) => path);
  expect(found.sort()).toEqual(files.sort());
});

describe('the rule finds', () => {
  test.each([
    ['a function', 'const y = Math.exp(x);', 'Math.exp'],
    ['a function that is passed on', 'xs.map(Math.log);', 'Math.log'],
    ['a name in brackets', "Math['sin'](x);", "Math['sin']"],
    ['a name in a template', 'Math[`sin`](x);', 'Math[`sin`]'],
    ['a name that only a run tells', 'Math[name](x);', 'Math[name]'],
    ['an optional call', 'Math?.cos?.(x);', 'Math?.cos'],
    ['a random number', 'const id = Math.random();', 'Math.random'],
    ['Math taken apart', 'const { exp } = Math;', 'Math'],
    ['Math under another name', 'const m = Math; m.exp(1);', 'Math'],
    ['Math as an argument', 'Reflect.get(Math, "exp");', 'Math'],
    ['Math of the global object', 'globalThis.Math.pow(2, x);', 'globalThis.Math.pow'],
    ['Math of the global object, in brackets', "globalThis['Math'].hypot(2, x);", "globalThis['Math'].hypot"],
    ['Math taken from the global object', 'const { Math: m } = globalThis;', 'Math: m'],
    ['Math behind a cast', '(Math as any).exp(1);', 'Math'],
    ['Math in a template', `\`\${Math.cbrt(2)}\`;`, 'Math.cbrt'],
    ['Math in a member', 'class A { x = Math.tan(1); }', 'Math.tan'],
    ['a default', 'function f(x = Math.log2(3)) {}', 'Math.log2'],
    ['a power', 'const y = x ** n;', 'x ** n'],
    ['a power of two', 'const y = 2 ** n;', '2 ** n'],
    ['a cube', 'const y = x ** 3;', 'x ** 3'],
    ['a root', 'const y = 2 ** 0.5;', '2 ** 0.5'],
    ['a power that is assigned', 'x **= n;', 'x **= n'],
    ['an order by locale', 'names.sort((a, b) => a.localeCompare(b));', 'a.localeCompare'],
    ['a text by locale', 'x.toLocaleString();', 'x.toLocaleString'],
    ['an order by Intl', 'new Intl.Collator();', 'Intl'],
  ])('%s', (_, code, text) => {
    expect(violationsIn(`\n${code}`)).toEqual([`2: ${text}`]);
  });

  test('nothing in what is exact, in types, in comments and in texts', () => {
    const code = `
      /** Math.exp(x) and x ** n. */
      // Math.log
      const text = 'Math.exp' + \`2 ** n: \${Math.sqrt(2)} **\${a}**\`;
      const y: typeof Math.exp = Math.max(Math.PI, Math['abs'](x), x ** 2, 2 ** -40, 2 ** 31);
      const exp = { Math: 1, exp: (x: number) => x };
      exp.exp(other.Math);
      y **= 2;
      xs.map(Math.floor);`;
    expect(violationsIn(code)).toEqual([]);
  });
});

/** Runs Node in the repository, where functions of Math that are not exact throw in it and in its threads. */
function runExactly(folder: string, ...args: string[]) {
  const calls = join(folder, 'calls.txt');
  const preload = pathToFileURL(join(root, 'tests/fixtures/math-that-throws.js'));
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', NODE_OPTIONS: `--import=${preload}`, S4NN_MATH_CALLS: calls },
  });
  return { status, printed: stdout + stderr, said: readFileSync(calls, 'utf8').trimEnd().split('\n') };
}

test('a sweep ends well where all other functions of Math throw, in libraries and in threads', () => {
  const { folder, config } = projectWith('exact', {
    dataset: { use: '@s4nn/dataset-mnist', train: 150, test: 20 },
    encoder: { use: '@s4nn/encoders/receptive-fields', fields: 3, duration: 16 },
    backend: '@s4nn/backend-cpu',
    network: {
      layers: [
        { size: 8, threshold: 40, learningRate: 0.001, init: [0, 0.1] },
        { size: 10, threshold: 2, learningRate: 0.01, init: [0, 1] },
      ],
    },
    training: {
      ...{ epochs: 4, validation: 50, seed: 3, batch: 16, outputThreshold: 1.25 },
      ...{ rule: 'decision-cross-entropy', optimiser: 'adam', schedule: 'cosine' },
      dropout: { inputs: 0.1, hidden: 0.1 },
      augmentation: {
        shift: 1,
        rotation: 0.2,
        scale: 0.1,
        shear: 0.1,
        elastic: 1,
        smoothness: 0.5,
        mirror: 0.1,
        plain: 0.1,
      },
    },
    search: {
      use: '@s4nn/tpe',
      startup: 3,
      trials: 8,
      space: {
        '/network/layers/0/size': { quniform: [4, 12, 4] },
        '/network/layers/0/threshold': { qloguniform: [20, 60, 10] },
        '/network/layers/1/learningRate': { loguniform: [0.001, 0.1] },
        '/training/rule/temperature': { lognormal: [0, 0.5] },
        '/training/dropout/hidden': { choice: [0, 0.2] },
      },
    },
    pruner: { use: 'asha', minimum: 1, reduction: 2 },
  });
  const main = join(root, 'packages/cli/dist/main.js');
  const { status, printed, said } = runExactly(folder, main, 'sweep', config, '--threads', '2');
  // The process, two lanes, and the heartbeat of the lock.
  expect(said.sort()).toEqual([0, 1, 2, 3].map((thread) => `loaded in thread ${thread}`));
  expect(printed).not.toContain('Math.');
  expect(status).toBe(0);
});

test('there, a call says who called it, in a thread and where it is caught, too', () => {
  const { folder } = projectWith('caller', {});
  const file = join(folder, 'calls.cjs');
  const code = `
    const { Worker, isMainThread } = require('node:worker_threads');
    function library() { try { return Math.pow(2, -26); } catch {} }
    function caller() { return Math.cos(1); }
    if (isMainThread) {
      library();
      console.log(Math.sqrt(2), Math.PI);
      new Worker(__filename).on('error', () => {});
    } else caller();`;
  writeFileSync(file, code);
  const { printed, said } = runExactly(folder, file);
  expect(printed).toContain(`${Math.SQRT2} ${Math.PI}`);
  expect(said).toEqual([
    'loaded in thread 0',
    expect.stringMatching(/^Math\.pow at library /),
    'loaded in thread 1',
    expect.stringMatching(/^Math\.cos at caller /),
  ]);
});

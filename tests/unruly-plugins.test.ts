import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { enginesIn } from '../packages/bench/src/engines.js';
import { projectWith, s4nn, start, startOn, untilPrinted } from './process.js';
import { someYinYang } from './small-sweeps.js';

const options = '{ type: "object", additionalProperties: false, properties: {} }';
const training = { epochs: 1, validation: 50 };
const search = { trials: 2, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.2] } } };
const never = 'new Promise(() => {})';

/** An array of numbers, 1 × 1, as NumPy writes it. */
const npy = Buffer.concat([
  Buffer.from(
    `\x93NUMPY\x01\x00\x76\x00${"{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }".padEnd(117)}\n`,
    'latin1',
  ),
  Buffer.alloc(4),
]);

/** A project with a plugin that does something in `create`, and a config that uses it. */
function withPlugin(kind: string, create: string, module = '') {
  const json = { ...someYinYang, training, search };
  const use = kind === 'search' ? { ...search, use: '../plugin.js' } : '../plugin.js';
  const { folder, config } = projectWith('unruly', { [kind]: use, ...json, [kind]: use });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const plugin = `${module};\nexport default { kind: "${kind}", options: ${options},\n  create: () => ${create} };\n`;
  writeFileSync(join(folder, 'plugin.js'), plugin);
  return { folder, config };
}

/** The only line that a command says is wrong, without the path of the config's folder. */
async function complaint(...args: string[]): Promise<string> {
  const { code, stderr } = await s4nn(...args);
  expect(code, stderr).toBe(2);
  expect(stderr).not.toMatch(/^\s+at |Warning/m);
  const errors = stderr.split('\n').filter((line) => line.startsWith('error: '));
  expect(errors, stderr).toHaveLength(1);
  return errors[0]!.replace(/^error: .*configs\//, '');
}

const unsettled =
  'found a promise that never settles, and nothing is left that could settle it; expected a result or an error';
const exits = (code: number, place: RegExp) =>
  new RegExp(
    `found that it ends the process by process\\.exit\\(${code}\\) at .*plugin\\.js:${place.source}, expected`,
  );

describe('a plugin that never answers is named, with its place in the config', () => {
  test.each([
    ['dataset', never, ''],
    ['dataset', '{}', `await ${never}`],
    ['search', never, ''],
    ['backend', `({ compile: () => ${never} })`, ''],
  ])('%s: %s %s', async (kind, create, module) => {
    const { config } = withPlugin(kind, create, module);
    const line = await complaint('sweep', config, '--threads', '0');
    expect(line).toMatch(new RegExp(`^unruly\\.json:\\d+:\\d+ /${kind}: \\.\\./plugin\\.js: ${unsettled}$`));
  });

  test('with threads, which have nothing to do, too', async () => {
    const { config } = withPlugin('dataset', never);
    expect(await complaint('sweep', config, '--threads', '2')).toContain(unsettled);
  });

  test('by every command that loads it', async () => {
    const { config, folder } = withPlugin('dataset', never);
    const weights = join(folder, 'w.npy');
    writeFileSync(weights, npy);
    const plugin = join(folder, 'plugin.js');
    for (const args of [
      ['sweep', config, '--dry-run'],
      ['eval', config, '--weights', weights],
      ['robustness', config, '--weights', weights],
      ['check', config],
      ['check', plugin],
    ]) {
      expect(await complaint(...args), args[0]).toContain(`plugin.js: ${unsettled}`);
    }
  });

  test('after ten seconds, if something else keeps the process alive', async ({ skip }) => {
    skip(process.env.S4NN_THOROUGH !== '1', 'it waits for them with S4NN_THOROUGH=1');
    const { config } = withPlugin('dataset', `(setInterval(() => {}, 1000), ${never})`);
    const running = start('sweep', config);
    await untilPrinted(
      running,
      /unruly\.json:\d+:\d+ \/dataset: \.\.\/plugin\.js: still waiting for it \(10 s\)\n$/,
    );
    running.child.kill('SIGKILL');
  });
});

describe('a plugin that ends the process is named, with the place where it does, and never passes for success', () => {
  test.each([
    ['dataset', 'process.exit(0)', '', 0, /3:25/],
    ['encoder', 'process.exit(0)', '', 0, /3:25/],
    ['search', '() => process.exit(0)', '', 0, /3:31/],
    ['pruner', '({ rungs: () => process.exit(3), decide: () => null, promote: () => [] })', '', 3, /3:\d+/],
    ['dataset', '{}', 'process.exit(0)', 0, /1:9/],
  ])('%s: %s %s', async (kind, create, module, code, place) => {
    const { config } = withPlugin(kind, create, module);
    const line = await complaint('sweep', config, '--threads', '0');
    expect(line).toMatch(exits(code, place));
    expect(line).toMatch(new RegExp(`^unruly\\.json:\\d+:\\d+ /${kind}: \\.\\./plugin\\.js: `));
  });

  test('from a timer, while another plugin works', async () => {
    const { config } = withPlugin(
      'dataset',
      `(setTimeout(() => process.exit(0), 20), setInterval(() => {}, 1000), ${never})`,
    );
    expect(await complaint('sweep', config)).toMatch(exits(0, /3:\d+/));
  });
});

test.each([
  `(setTimeout(() => { throw new Error("boom"); }, 20), setInterval(() => {}, 1000), ${never})`,
  `(Promise.reject(new Error("boom")), setInterval(() => {}, 1000), ${never})`,
])('an error where nothing can catch it names the plugin before its stack: %s', async (create) => {
  const { config } = withPlugin('dataset', create);
  const { code, stderr } = await s4nn('sweep', config);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^error: .*unruly\.json:\d+:\d+ \/dataset: \.\.\/plugin\.js: found an error where nothing can catch it/,
  );
  expect(stderr).toMatch(/Error: boom\n\s+at .*plugin\.js:3:\d+/);
});

describe.each(enginesIn(process.env.S4NN_ENGINES, false).filter(({ name }) => /^(bun|deno)/.test(name)))(
  'on $name',
  ({ command, lacking }) => {
    test.for([
      ['process.exit(0)', 2, 'ends the process by process\\.exit\\(0\\) at .*plugin\\.js:3:\\d+, expected'],
      ['throw new Error("boom")', 1, 'an error where nothing can catch it'],
      ['Promise.reject(new Error("boom"))', 1, 'an error where nothing can catch it'],
    ] as const)('a plugin is named that calls from a timer: %s', async ([code, exit, text], { skip }) => {
      skip(lacking !== null, lacking ?? '');
      // A block, as Bun forgets a call in whose place another one ends.
      const create = `(setTimeout(() => { ${code}; }, 20), setInterval(() => {}, 1000), ${never})`;
      const { config } = withPlugin('dataset', create);
      const ended = await startOn(command, 'sweep', config).ended;
      expect(ended.code).toBe(exit);
      expect(ended.stderr).toMatch(
        new RegExp(
          `^error: .*unruly\\.json:\\d+:\\d+ /dataset: \\.\\./plugin\\.js: found (that it )?${text}`,
          'm',
        ),
      );
    });
  },
);

/** The threads of a process, as Linux counts them. */
const threadsOf = (pid: number): number =>
  Number(/^Threads:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);

test('threads without work are not started, and the sweep says so', async ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux counts the threads of a process in /proc');
  const threadsWith = async (threads: number) => {
    const { config } = projectWith('busy', {
      ...someYinYang,
      backend: fileURLToPath(new URL('fixtures/endless-backend.js', import.meta.url)),
      training,
      search,
      parallel: { workers: 2 },
    });
    const running = start('sweep', config, '--threads', String(threads));
    await untilPrinted(running, /trial 1 starts/);
    const [count, output] = [threadsOf(running.child.pid!), running.output()];
    running.child.kill('SIGKILL');
    return { count, output };
  };
  const [two, many] = await Promise.all([threadsWith(2), threadsWith(64)]);
  expect(many.count).toBe(two.count);
  expect(many.output).toContain('only 2 of 64 threads have work: /parallel/workers is 2');
  expect(two.output).not.toContain('have work');
});

import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { someYinYang } from '../../../tests/small-sweeps.js';
import { emptyFolder, projectWith } from '../test/project.js';
import { asOnATerminal, kept, run, runOn } from '../test/run.js';
import { program } from './program.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const single = { ...someYinYang, training: { epochs: 1 } };
const sweep = {
  ...someYinYang,
  training: { epochs: 2, validation: 50, seed: 1 },
  search: { trials: 3, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
};

describe('what commander answers', () => {
  test('--help goes to stdout and exits with 0', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: s4nn \[options\] \[command\]\n/);
    expect(stdout).toMatch(/^ {2}sweep \[options\] <config> /m);
  });

  test('--version is that of the package', async () => {
    expect(await run('--version')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  test.each([
    [[], 'Usage: s4nn'],
    [
      ['sweeep'],
      "error: unknown command 'sweeep'\n(Did you mean sweep?)\n(s4nn --help lists the commands)\n",
    ],
    [['sweep'], "error: missing required argument 'config'\n"],
    [['status', 'a', 'b'], 'error: too many arguments'],
    [['status', 'a', '--fast'], "error: unknown option '--fast'\n"],
    [['status', 'a', '--jso'], '(Did you mean --json?)'],
    [['export', 'a'], "error: required option '--to <format>' not specified\n"],
    [['export', 'a', '--to', 'xml'], 'Allowed choices are csv, jsonl.'],
    [['sweep', 'a.json', '--trials'], "error: option '--trials <n>' argument missing\n"],
  ])('s4nn %j is a mistake: stderr, 2', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('help is as wide as the terminal', async () => {
    const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));
    const options = (text: string) => text.slice(text.indexOf('Options:'), text.indexOf('Examples:'));
    const narrow = await runOn({ stdout: 'terminal', columns: 60 }, 'trials', '--help');
    const wide = await runOn({ stdout: 'terminal', columns: 140 }, 'trials', '--help');
    expect(widest(options(narrow.stdout))).toBeLessThanOrEqual(60);
    expect(widest(options(wide.stdout))).toBeGreaterThan(80);
  });
});

describe('what fails', () => {
  test('a mistake is one line, and exits with 2', async () => {
    expect(await run('-C', emptyFolder(), 'status', 'lost')).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: \S+lost\.journal\.log: found no log of a sweep named lost\n$/),
    });
  });

  test('a system error is also one line, and exits with 1', async () => {
    const folder = emptyFolder();
    const cwd = join(folder, 'none');
    const { stream, text } = kept();
    expect(await program(['data', 'list'], { stdout: kept().stream, stderr: stream, cwd })).toBe(1);
    expect(text()).toMatch(/^error: ENOENT: no such file or directory, chdir .*\n$/);
  });

  test('an unforeseen error has a stack trace, and exits with 1', async () => {
    const stdout = kept().stream;
    stdout.write = () => {
      throw new RangeError('nobody foresaw this');
    };
    const { stream, text } = kept();
    expect(await program(['paper'], { stdout, stderr: stream })).toBe(1);
    expect(text()).toMatch(/^RangeError: nobody foresaw this\n {4}at /);
  });
});

describe('the folder', () => {
  test('is cwd during the run, and then the earlier one again', async () => {
    const { folder, config } = projectWith('single', single);
    const before = process.cwd();
    const { stream, text } = kept();
    const rest = { stdout: stream, stderr: kept().stream, cwd: folder };
    expect((await run('sweep', config, '--threads', '0')).code).toBe(0);
    expect(await program(['report', 'single'], rest)).toBe(0);
    expect(text()).toBe('results/single/report.html\n');
    expect(process.cwd()).toBe(before);
  });

  test('-C is relative to cwd, and left again even after an error', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'inner'));
    const before = process.cwd();
    const { stream, text } = kept();
    const rest = { stdout: kept().stream, stderr: stream, cwd: folder };
    expect(await program(['-C', 'inner', 'status', 'lost'], rest)).toBe(2);
    expect(text()).toContain(join(realpathSync(folder), 'inner', 'sweeps', 'lost.journal.log'));
    expect(process.cwd()).toBe(before);
    expect(await run('-C', join(folder, 'none'), 'status', 'lost')).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: -C: found no folder ${join(folder, 'none')}, expected one that exists\n`,
    });
    expect(process.cwd()).toBe(before);
  });
});

describe('one run after another', () => {
  test('has no option of the one before, and its own exit code', async () => {
    const { folder, config } = projectWith('small', sweep);
    expect((await run('sweep', config, '--threads', '0', '--set', '/training/epochs=1')).code).toBe(0);
    const limited = await run('-C', folder, 'trials', 'small', '--limit', '1', '--json');
    expect(JSON.parse(limited.stdout)).toHaveLength(1);
    expect((await run('-C', folder, 'trials', 'small', '--limit', '0')).code).toBe(2);
    const { code, stdout } = await run('-C', folder, 'trials', 'small');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(5);
    // Without the --set of the first one the config is another.
    expect((await run('sweep', config)).stderr).toContain('/training/epochs: was 1, is 2');
  });

  test('leaves nothing in the process: neither an exit code nor signals nor output', async () => {
    const outputs = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
    const listeners = () => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');
    const before = listeners();
    const { config } = projectWith('small', sweep);
    expect((await run('sweep', config, '--threads', '0')).code).toBe(0);
    expect((await run('sweep', config, '--threads', 'many')).code).toBe(2);
    expect(listeners()).toBe(before);
    expect(process.exitCode).toBeUndefined();
    for (const write of outputs) expect(write).not.toHaveBeenCalled();
  });
});

describe('colours', () => {
  const mistake = ['status', '../x'];
  const ansi = '\u001b[';

  test('are for terminals, each stream by itself', async () => {
    asOnATerminal();
    expect((await runOn({ stderr: 'terminal' }, ...mistake)).stderr).toContain(`${ansi}31merror:`);
    expect((await runOn({ stdout: 'terminal' }, ...mistake)).stderr).not.toContain(ansi);
    const { folder, config } = projectWith('small', sweep);
    expect((await run('sweep', config, '--threads', '0')).stdout).not.toContain(ansi);
    const status = ['-C', folder, 'status', 'small'];
    expect((await runOn({ stdout: 'terminal' }, ...status)).stdout).toContain(`${ansi}1msmall${ansi}22m:`);
    expect((await runOn({ stderr: 'terminal' }, ...status)).stdout).toMatch(/^small: /);
  });

  test.each([
    ['NO_COLOR', '1', false],
    ['TERM', 'dumb', false],
    ['FORCE_COLOR', '1', true],
    ['FORCE_COLOR', '0', false],
    ['CI', 'true', true],
  ])('%s=%s: %s', async (name, value, expected) => {
    asOnATerminal();
    vi.stubEnv(name, value);
    expect((await runOn({ stderr: 'terminal' }, ...mistake)).stderr.includes(ansi)).toBe(expected);
    // Some of these make picocolors colour pipes, too; here they do not.
    expect((await run(...mistake)).stderr).not.toContain(ansi);
  });

  test('NO_COLOR is stronger than FORCE_COLOR, and FORCE_COLOR than a dumb terminal', async () => {
    asOnATerminal();
    vi.stubEnv('TERM', 'dumb');
    vi.stubEnv('FORCE_COLOR', '1');
    expect((await runOn({ stderr: 'terminal' }, ...mistake)).stderr).toContain(ansi);
    vi.stubEnv('NO_COLOR', '1');
    expect((await runOn({ stderr: 'terminal' }, ...mistake)).stderr).not.toContain(ansi);
  });
});

test('run by pnpm, help and hints name commands as pnpm runs them', async () => {
  const { config: file } = projectWith('small', sweep);
  const hints = async () => [
    (await run('paper', '--help')).stdout,
    (await run('importance', file)).stderr +
      (await run('eval', 'results/iris/a.json', '--weights', 'w')).stderr,
    (await run('statsu')).stderr,
  ];
  vi.stubEnv('npm_lifecycle_event', 'test');
  for (const text of await hints()) expect(text).not.toContain('pnpm s4nn');
  vi.stubEnv('npm_lifecycle_event', 's4nn');
  vi.stubEnv('npm_config_user_agent', 'pnpm/12.21.0 npm/? node/v20.20.0 linux x64');
  const [help, hint, mistake] = await hints();
  expect(help).toContain('Usage: pnpm s4nn paper [options]');
  expect(help).toContain('\n  pnpm s4nn paper accuracy\n');
  expect(hint).toContain('run `pnpm s4nn sweep configs/iris.json` first');
  expect(mistake).toContain('(pnpm s4nn --help lists the commands)');
});

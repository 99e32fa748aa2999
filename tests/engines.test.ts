import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Engine, enginesIn } from '../packages/bench/src/engines.js';
import { leftBy } from './left.js';
import { projectWith, startOn, untilPrinted } from './process.js';
import { tiny } from './small-sweeps.js';

/** A short sweep with everything that computes: rule, Adam, cosine, augmentation, receptive fields, TPE with logarithms. */
const everything = JSON.parse(
  readFileSync(new URL('engines/everything.json', import.meta.url), 'utf8'),
) as object;
const name = 'everything';
const engines = enginesIn(process.env.S4NN_ENGINES, process.env.S4NN_THOROUGH === '1');
const fast = engines.filter(({ isEmulated }) => !isEmulated);
const here: Pick<Engine, 'command'> = { command: [process.execPath] };

/** Everything that a sweep leaves, except for the line that names the engine. */
function leftIn(folder: string) {
  const left = leftBy(folder, name);
  return { ...left, log: left.log.filter((line) => !line.includes('"s4nn:engine"')) };
}

/** The first place where two sweeps differ, as a whole log would fill pages; null if they are the same. */
function difference(found: ReturnType<typeof leftIn>): string | null {
  const line = found.log.findIndex((text, index) => text !== expected.log[index]);
  if (line !== -1) return `line ${line + 1}: found ${found.log[line]}, expected ${expected.log[line]}`;
  const part = (Object.keys(expected) as (keyof typeof expected)[]).find(
    (key) => !isDeepStrictEqual(found[key], expected[key]),
  );
  return part ?? null;
}

async function sweepOn(
  { command }: Pick<Engine, 'command'>,
  config: string,
  ...options: string[]
): Promise<void> {
  const { code, stderr } = await startOn(command, 'sweep', config, ...options).ended;
  expect(code, stderr).toBe(0);
}

let expected: ReturnType<typeof leftIn>;
let project: ReturnType<typeof projectWith>;
beforeAll(async () => {
  if (engines.every(({ lacking }) => lacking)) return;
  project = projectWith(name, everything);
  await sweepOn(here, project.config, '--threads', '2');
  expected = leftIn(project.folder);
  const { complete, pruned, failed } = expected.summary.trials;
  expect([complete > 0, pruned > 0, failed]).toEqual([true, true, 0]);
});

describe.each(engines)('on $name', ({ lacking, ...engine }) => {
  test('the same config gives the same log, weights and results, bit for bit', { timeout: 600_000 }, async ({
    skip,
  }) => {
    skip(lacking !== null, lacking ?? '');
    const { folder, config } = projectWith(name, everything);
    // Threads of an emulator share one core.
    await sweepOn(engine, config, '--threads', engine.isEmulated ? '1' : '2');
    expect(difference(leftIn(folder))).toBe(null);
    const log = readFileSync(join(folder, 'sweeps', `${name}.journal.log`), 'utf8');
    expect(log).toContain(`"s4nn:engine":"${engine.name.split('-')[0]} `);
  });
});

describe.each(fast)('$name', ({ command, lacking }) => {
  test('verifies the log of this engine', async ({ skip }) => {
    skip(lacking !== null, lacking ?? '');
    const { code, stdout, stderr } = await startOn(command, 'verify', project.config).ended;
    expect(stderr).toBe('');
    expect([code, stdout]).toEqual([0, expect.stringContaining('everything matches the log')]);
  });
});

const others = fast.filter(({ name }) => !name.startsWith('node'));

describe.each(others)('$name', ({ command, lacking }) => {
  const shell = (script: string, ...args: string[]) =>
    startOn(['sh', '-c', script, command.join(' ')], ...args).ended;

  test.skipIf(!existsSync('/dev/full'))(
    'a full disk under its output never ends the work',
    async ({ skip }) => {
      skip(lacking !== null, lacking ?? '');
      const { folder, config } = projectWith('tiny', tiny);
      const first = await shell('$0 "$@" 2> /dev/full', 'sweep', config, '--threads', '0');
      expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('written to')]);
      const again = await shell('$0 "$@" > /dev/full', 'sweep', config, '--fresh', '--threads', '0');
      expect(again.code).toBe(2);
      expect(again.stderr.match(/^stdout: cannot be written/gm)).toHaveLength(1);
      expect(existsSync(join(folder, 'results/tiny/summary.json'))).toBe(true);
    },
  );

  test('names a plugin that ends the process, and no other place', async ({ skip }) => {
    skip(lacking !== null, lacking ?? '');
    const { folder, config } = projectWith('tiny', { ...tiny, dataset: '../exits.js' });
    writeFileSync(
      join(folder, 'exits.js'),
      "export default { kind: 'dataset', options: { type: 'object' }, create: () => process.exit(0) };",
    );
    const { code, stderr } = await startOn(command, 'sweep', config).ended;
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(
      /^error: \S+tiny\.json\S* \/dataset: \.\.\/exits\.js: found that it ends the process by process\.exit\(0\)( at \S+exits\.js:1:\d+)?, expected/m,
    );
  });
});

test('a sweep that is stopped on each engine and resumed on the next ends the same', async ({ skip }) => {
  const able = fast.filter(({ lacking }) => !lacking);
  skip(able.length === 0, fast[0]!.lacking ?? '');
  const { folder, config } = projectWith(name, everything);
  for (const { command } of able) {
    const running = startOn(command, 'sweep', config, '--threads', '1');
    await untilPrinted(running, /^trial \d+ (?:complete|pruned)/m);
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    if (code === 0) break;
    expect(code, stderr).toBe(130);
  }
  await sweepOn(here, config);
  expect(difference(leftIn(folder))).toBe(null);
});

import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@s4nn/config';
import { arithmetic } from '@s4nn/core';
import { readSweep, verify, writeReport } from '@s4nn/sweep';
import { describe, expect, test } from 'vitest';
import { run } from '../packages/cli/test/run.js';
import { attributesIn, logIn, sweepHere, sweepNew } from './here.js';
import { tiny } from './small-sweeps.js';

/** The log of a sweep that version 4a2e2f7 started and kill -9 ended after 138 records; its arithmetic has the number 1. */
const fixture = fileURLToPath(new URL('./fixtures/begun-before/', import.meta.url));
const name = 'begun-before';

function begun(): { folder: string; config: string; before: string } {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-'));
  mkdirSync(join(folder, 'configs'));
  mkdirSync(join(folder, 'sweeps'));
  const config = join(folder, 'configs', `${name}.json`);
  cpSync(join(fixture, 'config.json'), config);
  cpSync(join(fixture, 'journal.log'), join(folder, 'sweeps', `${name}.journal.log`));
  return { folder, config, before: logIn(folder, name) };
}

describe('a sweep that a version with another arithmetic began', () => {
  test.each(['sweep', 'sweep --extend --trials 60', 'sweep --dry-run', 'verify', 'verify --run'])(
    'is refused with the cure, and its log stays as it is: %s',
    async (line) => {
      const [command, ...options] = line.split(' ');
      const { folder, config, before } = begun();
      const { code, stderr } = await run(command!, config, ...options);
      expect(code).toBe(2);
      expect(stderr).toContain(`${name}.journal.log: found a sweep that was computed with arithmetic 1`);
      expect(stderr).toContain(`expected ${arithmetic}`);
      for (const cure of ['--fresh', '--name', '(@s4nn/sweep 0.1.0)']) expect(stderr).toContain(cure);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(logIn(folder, name)).toBe(before);
    },
  );

  test('starts again with --fresh, and beside it with --name', async () => {
    const { folder, config } = begun();
    const few = { '/training/epochs': 1, '/pruner': 'none' };
    await sweepHere(config, {}, { trials: 2, name: 'beside', set: few });
    expect(attributesIn(folder, 'beside', 's4nn:arithmetic')).toEqual([arithmetic]);
    await sweepHere(config, { fresh: true }, { trials: 2, set: few });
    expect(attributesIn(folder, name, 's4nn:arithmetic')).toEqual([arithmetic]);
  });

  test('can be read, listed, exported and reported', async () => {
    const { folder, config, before } = begun();
    const { trials } = await readSweep(config);
    expect(new Set(trials.map(({ state }) => state))).toEqual(new Set(['running', 'fail']));
    for (const { state, reason } of trials) expect(reason === null).toBe(state !== 'fail');
    const report = readFileSync(await writeReport(config), 'utf8');
    expect(report).toContain('"kind":"sweep"');
    expect(report).toContain('{"name":"arithmetic","value":"1"}');
    for (const line of ['status', 'trials', 'export --to csv']) {
      const [command, ...options] = line.split(' ');
      const { code, stderr } = await run(command!, config, ...options);
      expect(code, stderr).toBe(0);
    }
    expect(logIn(folder, name)).toBe(before);
  });
});

describe('a log of this arithmetic', () => {
  test('names the engine that it was last run on', async () => {
    const { folder, config } = await sweepNew('small', tiny);
    const [engine, ...more] = attributesIn(folder, 'small', 's4nn:engine');
    expect(more).toEqual([]);
    expect(engine).toMatch(
      /^(?:node|deno) \d+\.\d+\.\d+ \(V8 [^)]+\), |^bun \d+\.\d+\.\d+ \(JavaScriptCore\), /,
    );
    expect(engine).toContain(`${process.platform} ${process.arch}`);
    // As if it had been stopped on another engine.
    const file = join(folder, 'sweeps', 'small.journal.log');
    const lines = logIn(folder, 'small').replace(engine, 'node 1.0.0').split('\n');
    const cut = lines.findIndex((line) => line.includes('s4nn:tested'));
    writeFileSync(file, `${lines.slice(0, cut).join('\n')}\n`);
    await sweepHere(config);
    expect(attributesIn(folder, 'small', 's4nn:engine')).toEqual(['node 1.0.0', engine]);
    await expect(verify(await readConfig(config))).resolves.toBeTruthy();
  });

  test('that is torn in its head starts again', async () => {
    const { folder, config } = await sweepNew('small', tiny);
    const file = join(folder, 'sweeps', 'small.journal.log');
    const whole = logIn(folder, 'small');
    const lines = whole.split('\n');
    const first = lines.findIndex((line) => line.includes('"op_code":4') || line.includes('s4nn:last'));
    for (let kept = 0; kept <= first; kept++) {
      writeFileSync(file, lines.slice(0, kept).join('\n') + (kept === 0 ? '' : '\n'));
      await sweepHere(config);
      expect(attributesIn(folder, 'small', 's4nn:arithmetic')).toEqual([arithmetic]);
    }
  });
});

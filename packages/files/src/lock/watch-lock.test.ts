import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claim } from './claim.js';
import { thisProcess } from './holder.js';
import { readLock } from './read-lock.js';
import { pace, type Silence, watchLock } from './watch-lock.js';

const { every } = pace;
beforeAll(() => {
  pace.every = 5;
});
afterAll(() => {
  pace.every = every;
});

/** A holder whose pid counts in another container: here, it is that of a living process. */
const elsewhere = () => ({ ...thisProcess(), namespace: 'boot pid:[1]', host: 'c0ffee01' });
const dead = spawnSync(process.execPath, ['--version']).pid;
const { namespace: _, beat: __, ...older } = thisProcess();

/** Puts a lock somewhere and watches it, while something happens to it after some looks. */
async function watched(
  holder: object,
  { after = 0, then = (_file: string) => {}, signal = new AbortController().signal } = {},
) {
  const file = join(mkdtempSync(join(tmpdir(), 'lock-')), 'x.lock');
  writeFileSync(file, JSON.stringify(holder));
  const silences: Silence[] = [];
  const happens = after && setTimeout(() => then(file), after * pace.every);
  const onSilence = (silence: Silence): void => {
    silences.push(silence);
  };
  const seen = await watchLock(file, readLock(file)!, { onSilence, signal });
  clearTimeout(happens);
  return { seen, silences: silences.map(({ seconds }) => Math.round((1000 * seconds) / pace.every)) };
}

const beats = (file: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace('0000000000', '0000000001'));

test('where its pid counts, a holder is alive or dead at once, whatever its heart does', async () => {
  expect(await watched(thisProcess())).toEqual({ seen: 'alive', silences: [] });
  expect(await watched({ ...thisProcess(), pid: dead })).toEqual({ seen: 'dead', silences: [] });
});

test.runIf(process.platform === 'linux')('a later process with the same pid is not the holder', async () => {
  expect(await watched({ ...thisProcess(), born: 'boot 1' })).toEqual({ seen: 'dead', silences: [] });
});

test('elsewhere its heartbeat decides, not a process of this host that has the same pid, nor its host name', async () => {
  for (const holder of [
    elsewhere(),
    { ...elsewhere(), host: hostname() },
    { ...elsewhere(), pid: dead },
    // Where /proc is hidden.
    { ...elsewhere(), namespace: null, born: null },
  ]) {
    expect(await watched(holder)).toEqual({ seen: 'silent', silences: [3, 10, 20, 30] });
    expect((await watched(holder, { after: 12, then: beats })).seen).toBe('alive');
    expect((await watched(holder, { after: 2, then: (file) => rmSync(file) })).seen).toBe('gone');
  }
});

test('a lock of an earlier version has no heartbeat: its pid decides on its host, elsewhere nothing', async () => {
  expect((await watched(older)).seen).toBe('alive');
  expect((await watched({ ...older, pid: dead })).seen).toBe('dead');
  expect((await watched({ ...older, host: 'elsewhere' })).seen).toBe('unknown');
});

test('a watch can be ended', async () => {
  const signal = AbortSignal.timeout(3 * pace.every);
  expect((await watched(elsewhere(), { signal })).seen).toBe('unknown');
});

test('a heart that beats again while its lock is taken over keeps it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lock-')), 'x.lock');
  const holder = elsewhere();
  writeFileSync(file, JSON.stringify(holder));
  const [draft, text] = [`${file}.tmp`, JSON.stringify(thisProcess())];
  writeFileSync(draft, text);
  let heart: NodeJS.Timeout | undefined;
  let beat = 0;
  const beats = () =>
    writeFileSync(file, JSON.stringify({ ...holder, beat: String(++beat).padStart(10, '0') }));
  const onSilence = ({ seconds, of }: Silence) => {
    if (seconds < of) return;
    beats();
    heart = setInterval(beats, pace.every);
  };
  const claimed = await claim(file, { draft, text }, { onSilence });
  clearInterval(heart);
  expect(claimed).toMatchObject({ placed: false, seen: 'alive', other: { holder: { id: holder.id } } });
  expect(beat).toBeGreaterThan(0);
});

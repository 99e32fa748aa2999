import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kept } from '../test/run.js';
import { interruptible, stopped } from './interruption.js';
import * as hangup from './process/hangup.js';
import { terminalOn } from './terminal.js';

// These tests may themselves run under nohup.
const hangupIsIgnored = (isIgnored: boolean) =>
  vi.spyOn(hangup, 'isHangupIgnored').mockReturnValue(isIgnored);
beforeEach(() => void hangupIsIgnored(false));
afterEach(() => vi.restoreAllMocks());

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function someTerminal() {
  const { stream, text } = kept();
  return { terminal: terminalOn(kept().stream, stream), said: text };
}

/** As if the process had received a signal: the listener that came last is ours. */
const receive = (signal: NodeJS.Signals) => process.listeners(signal).at(-1)!(signal);

test.each([
  ['SIGINT', 'press Ctrl-C again to stop at once'],
  ['SIGTERM', 'press Ctrl-C again to stop at once'],
  ['SIGHUP', 'SIGHUP, as when a terminal is closed'],
] as const)('%s stops after the running epochs', async (signal, remark) => {
  const { terminal, said } = someTerminal();
  const before = process.listenerCount(signal);
  const found = await interruptible(terminal, async (abort) => {
    expect([process.listenerCount(signal), abort.aborted]).toEqual([before + 1, false]);
    receive(signal);
    return abort.aborted;
  });
  expect(found).toBe(true);
  expect(said()).toBe(`\nstopping after the running epochs (${remark})\n`);
  expect(terminal.exitCode).toBe(0);
  for (const each of signals) expect(process.listenerCount(each)).toBe(before);
});

test('a second signal ends the process at once, and says how to resume', async () => {
  const { terminal, said } = someTerminal();
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('the process ended');
  });
  await interruptible(terminal, async () => {
    receive('SIGINT');
    expect(() => receive('SIGTERM')).toThrow('the process ended');
  });
  expect(exit).toHaveBeenCalledExactlyOnceWith(130);
  expect(said()).toContain('stopped; run the same command to resume');
});

test('a closed terminal sends SIGHUP several times, which ends nothing at once; Ctrl-C still does', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('the process ended');
  });
  const { terminal, said } = someTerminal();
  await interruptible(terminal, async (abort) => {
    for (let time = 0; time < 3; time++) receive('SIGHUP');
    expect([abort.aborted, exit.mock.calls.length]).toEqual([true, 0]);
    expect(said().match(/stopping/g)).toHaveLength(1);
    expect(() => receive('SIGINT')).toThrow('the process ended');
  });
});

test('nothing listens to a SIGHUP that was ignored when the process was started', async () => {
  hangupIsIgnored(true);
  const before = process.listenerCount('SIGHUP');
  await interruptible(someTerminal().terminal, async () => {
    expect(process.listenerCount('SIGHUP')).toBe(before);
  });
});

test('an action that throws leaves no listener', async () => {
  const before = process.listenerCount('SIGINT');
  const broken = interruptible(someTerminal().terminal, async () => {
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('stopped says so and exits with 130', () => {
  const { terminal, said } = someTerminal();
  stopped(terminal);
  expect(terminal.exitCode).toBe(130);
  expect(said()).toContain('finished trials are kept');
});

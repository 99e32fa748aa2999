import { afterEach, expect, test, vi } from 'vitest';
import { kept } from '../test/run.js';
import { interruptible, stopped } from './interruption.js';
import { terminalOn } from './terminal.js';

afterEach(() => vi.restoreAllMocks());

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function someTerminal() {
  const { stream, text } = kept();
  return { terminal: terminalOn(kept().stream, stream), said: text };
}

/** As if the process had received a signal: the listener that came last is ours. */
const receive = (signal: NodeJS.Signals) => process.listeners(signal).at(-1)!(signal);

test.each(signals)('%s stops after the running epochs', async (signal) => {
  const { terminal, said } = someTerminal();
  const before = process.listenerCount(signal);
  const found = await interruptible(terminal, async (abort) => {
    expect([process.listenerCount(signal), abort.aborted]).toEqual([before + 1, false]);
    receive(signal);
    return abort.aborted;
  });
  expect(found).toBe(true);
  expect(said()).toBe('\nstopping after the running epochs (press Ctrl-C again to stop at once)\n');
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

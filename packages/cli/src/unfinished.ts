import { writeSync } from 'node:fs';
import { pluginIn, runningPlugins } from '@s4nn/config/running';
import { commandsIn } from './commands-in.js';
import { exitCodes } from './exit.js';

/** After how many seconds of waiting for a plugin it is named. */
const patience = 10;

/** Ends the process on purpose, although the command is not done. */
export function leave(code: number): never {
  isLeaving = true;
  process.exit(code);
}

let isLeaving = false;

/**
 * Watches over a command until it is done: names a plugin that ends the process, never answers, takes long to answer, or throws
 * where nothing can catch it. Without this, the command would end without a word, or as if it were done.
 * @returns what to call when the command is done.
 */
export function watchPlugins(): () => void {
  let isThrown = false;
  const onThrown = (error: unknown): void => {
    // Whoever listens has a cure.
    if (process.listenerCount('uncaughtException') > 0) return;
    isThrown = true;
    say(uncaught(error));
  };
  const onExit = (code: number): void => {
    if (isLeaving) return;
    const { stack = '' } = new Error();
    const isEnded = !isThrown && exitFrame.test(stack);
    // Bun tells of a rejected promise only here.
    if (!isThrown) say(isEnded ? ended(code, stack) : uncaught(null));
    process.exitCode = isEnded ? exitCodes.mistake : exitCodes.failed;
  };
  const onIdle = (): void => {
    say(unsettled());
    leave(exitCodes.mistake);
  };
  const named = new Set<string>();
  const onTime = (): void => {
    for (const { label, since, tells } of runningPlugins()) {
      if (tells || named.has(label) || performance.now() - since < 1000 * patience) continue;
      named.add(label);
      process.stderr.write(`${label}: still waiting for it (${patience} s)\n`);
    }
  };
  const clock = setInterval(onTime, 1000);
  clock.unref();
  process.on('uncaughtExceptionMonitor', onThrown);
  process.on('exit', onExit);
  process.on('beforeExit', onIdle);
  return () => {
    clearInterval(clock);
    process.off('uncaughtExceptionMonitor', onThrown);
    process.off('exit', onExit);
    process.off('beforeExit', onIdle);
  };
}

/** The call that ends the process in a stack trace: of Node and Deno, or of Bun. */
const exitFrame = /process\.(exit|reallyExit)\b|\bexit \(unknown\)/;

function ended(code: number, stack: string): string {
  const plugin = pluginIn(stack);
  // Bun leaves out a caller that ends with the call, so that the next frame may be one of ours.
  const at = plugin === null && 'bun' in process.versions ? '' : frameAfter(stack, exitFrame);
  const who = plugin ?? runningPlugins()[0]?.label ?? 'this command';
  return `${who}: found that it ends the process by process.exit(${code})${at}, expected it to return or to throw`;
}

function uncaught(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const who = pluginIn(stack) ?? runningPlugins()[0]?.label;
  return `${who === undefined ? '' : `${who}: `}found an error where nothing can catch it, as in a timer or a promise that nobody awaits`;
}

function unsettled(): string {
  const [first] = runningPlugins();
  return first
    ? `${first.label}: found a promise that never settles, and nothing is left that could settle it; expected a result or an error`
    : 'found nothing left to do, expected the end of the command: something in it waits for what cannot come';
}

/** Where a stack trace continues after the frame of a function; nothing without such a frame. */
function frameAfter(stack: string, pattern: RegExp): string {
  const frames = stack.split('\n').slice(1);
  const found = frames.findIndex((frame) => pattern.test(frame));
  const place =
    found === -1
      ? undefined
      : frames[found + 1]?.match(/\(?((?:file:|\/|[A-Za-z]:\\)[^()]*:\d+:\d+)\)?$/)?.[1];
  return place === undefined ? '' : ` at ${place}`;
}

/** Streams would lose it: the process ends before they have written. */
function say(line: string): void {
  try {
    writeSync(process.stderr.fd, `error: ${commandsIn(line)}\n`);
  } catch {
    // Nobody reads it.
  }
}

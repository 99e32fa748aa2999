import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { InputError } from '@s4nn/core';
import type { TrialAnswers } from '@s4nn/report';
import type { NetworkJob } from './run-network.js';

/** Runs networks in processes of their own, one at a time, and remembers what they did. */
export interface NetworkRunner {
  /**
   * @throws InputError if config, data and weights do not fit together, if it takes too long, or if too many wait.
   */
  run(job: NetworkJob, version: string): Promise<TrialAnswers>;
  /** Ends the process that runs. */
  close(): void;
}

/** How many answers are remembered. */
const remembered = 32;
/** How many may wait for their turn. */
const mostWaiting = 8;
/** How long one may take, in seconds. */
const longest = 120;

/** @param child the main module of the processes. */
export function networkRunner(
  child: string = createRequire(import.meta.url).resolve('@s4nn/dashboard/network-child'),
): NetworkRunner {
  const known = new Map<string, Promise<TrialAnswers>>();
  const ending = new AbortController();
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    run(job, version) {
      const key = JSON.stringify([job, version]);
      const before = known.get(key);
      if (before) return before;
      if (waiting >= mostWaiting) {
        return Promise.reject(
          new InputError(
            `found ${waiting} networks that wait to be run, expected fewer: try again in a minute`,
          ),
        );
      }
      waiting++;
      const answers = turn.then(() => runIn(child, job, ending.signal)).finally(() => waiting--);
      turn = answers.catch(() => {});
      known.set(key, answers);
      // What failed may be mended.
      answers.catch(() => known.delete(key));
      const [oldest] = known.keys();
      if (known.size > remembered) known.delete(oldest!);
      return answers;
    },
    close: () => ending.abort(),
  };
}

type Said = { readonly answers: TrialAnswers } | { readonly error: string; readonly isInput: boolean };

function runIn(file: string, job: NetworkJob, signal: AbortSignal): Promise<TrialAnswers> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new InputError('the dashboard has ended'));
    const child = fork(file, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
    const end = (): void => void child.kill('SIGKILL');
    const timer = setTimeout(() => {
      reject(
        new InputError(`found no answer within ${longest} s; a command on this page does it without a limit`),
      );
      end();
    }, 1000 * longest);
    signal.addEventListener('abort', end, { once: true });
    child.on('message', (said: Said) => {
      if ('answers' in said) resolve(said.answers);
      else reject(said.isInput ? new InputError(said.error) : new Error(said.error));
    });
    child.on('error', reject);
    child.on('exit', (code, by) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      reject(new Error(`the process that ran the network ended with ${code ?? by} and no answer`));
    });
    child.send(job);
  });
}

/** How a thread gets what its process holds: it asks, over a port, and the arrays that come are in shared memory. */
import type { MessagePort } from 'node:worker_threads';
import type { Plugins } from '@s4nn/config';
import type { Samples, Spikes, Split } from '@s4nn/core';
import { errorOf, type Failure, failureOf } from '../failure.js';
import type { HostView } from '../host/host.js';
import type { Part } from '../segment.js';

/** What comes back for an epoch that was taken. */
export const taken = 'taken';

/** What a thread asks for. */
type Question =
  | { readonly kind: 'plugins' }
  | { readonly kind: 'split'; readonly part: Part }
  | { readonly kind: 'spikes'; readonly samples: 'train' | 'test'; readonly options: object }
  | { readonly kind: 'samples' };

/** A question and its number, by which the answer finds it. */
export interface Asked {
  readonly ask: number;
  readonly question: Question;
}

/** The answer to a question. */
export interface Answered {
  readonly answer: number;
  readonly outcome: { readonly ok: true; readonly value: unknown } | Failure;
}

/** Answers a thread's question. Never throws. */
export async function answer(host: HostView, { ask, question }: Asked): Promise<Answered> {
  try {
    return { answer: ask, outcome: { ok: true, value: await valueFor(host, question) } };
  } catch (error) {
    return { answer: ask, outcome: failureOf(error) };
  }
}

function valueFor(host: HostView, question: Question): Promise<Plugins | Split | Spikes | Samples> {
  switch (question.kind) {
    case 'plugins':
      return host.plugins();
    case 'split':
      return host.split(question.part);
    case 'spikes':
      return host.spikes(question.samples, question.options);
    case 'samples':
      return host.samples();
  }
}

/**
 * The host as a thread knows it. What was asked for once is known, spikes as long as somebody holds them: every message makes a
 * new object of the same shared memory, and a backend knows spikes by their object.
 */
export interface ThreadHost {
  /** The view of a task whose port leads to the host. */
  through(port: MessagePort): HostView;
}

/** What this thread knows of its host. */
export function threadHost(): ThreadHost {
  const known = new Map<string, Promise<unknown>>();
  const spikes = new Map<string, WeakRef<Spikes>>();
  /** Between two tasks nobody else holds them. */
  let last: Spikes | null = null;
  return {
    through: (port) => {
      const once = <Value>(question: Question): Promise<Value> => {
        const key = JSON.stringify(question);
        const value = known.get(key) ?? ask(port, question);
        known.set(key, value);
        value.catch(() => known.delete(key));
        return value as Promise<Value>;
      };
      return {
        plugins: () => once({ kind: 'plugins' }),
        split: (part) => once({ kind: 'split', part }),
        samples: () => once({ kind: 'samples' }),
        spikes: async (samples, options) => {
          const key = JSON.stringify([samples, options]);
          const held = spikes.get(key)?.deref();
          const found = held ?? ((await ask(port, { kind: 'spikes', samples, options })) as Spikes);
          // Another task of this thread may have asked for the same meanwhile.
          last = spikes.get(key)?.deref() ?? found;
          spikes.set(key, new WeakRef(last));
          return last;
        },
      };
    },
  };
}

let questions = 0;

function ask(port: MessagePort, question: Question): Promise<unknown> {
  const number = questions++;
  return new Promise((resolve, reject) => {
    const listen = (message: Partial<Answered> | null): void => {
      if (message?.answer !== number) return;
      port.off('message', listen);
      const { outcome } = message as Answered;
      if (outcome.ok) resolve(outcome.value);
      else reject(errorOf(outcome));
    };
    port.on('message', listen);
    port.postMessage({ ask: number, question } satisfies Asked);
  });
}

import type { MessagePort } from 'node:worker_threads';
import type { Spikes } from '@s4nn/core';
import { errorOf } from '../failure.js';
import type { HostView } from '../host/host.js';
import type { HostRequest, HostResponse, Question } from './protocol.js';

/**
 * The host as seen from a thread, which asks for what its process holds; arrays arrive in shared memory. Answers are kept,
 * spikes only as long as somebody holds them: every message makes a new object of the same shared memory, and a backend knows
 * spikes by their object.
 */
export interface ThreadHost {
  /** The view of a task whose port leads to the host. */
  through(port: MessagePort): HostView;
}

/** Makes this thread's view of its host. */
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
          // Another task of this thread may have asked for the same spikes meanwhile.
          last = spikes.get(key)?.deref() ?? found;
          spikes.set(key, new WeakRef(last));
          return last;
        },
      };
    },
  };
}

let requests = 0;

function ask(port: MessagePort, question: Question): Promise<unknown> {
  const id = requests++;
  return new Promise((resolve, reject) => {
    const listen = (message: Partial<HostResponse> | null): void => {
      if (message?.id !== id) return;
      port.off('message', listen);
      const { outcome } = message as HostResponse;
      if (outcome.ok) resolve(outcome.value);
      else reject(errorOf(outcome));
    };
    port.on('message', listen);
    port.postMessage({ id, question } satisfies HostRequest);
  });
}

import type { Plugins } from '@s4nn/config';
import type { Samples, Spikes, Split } from '@s4nn/core';
import { failureOf } from '../failure.js';
import type { HostView } from '../host/host.js';
import type { HostRequest, HostResponse, Question } from './protocol.js';

/** Answers a thread's question. Never throws. */
export async function answer(host: HostView, { id, question }: HostRequest): Promise<HostResponse> {
  try {
    return { id, outcome: { ok: true, value: await valueFor(host, question) } };
  } catch (error) {
    return { id, outcome: failureOf(error) };
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

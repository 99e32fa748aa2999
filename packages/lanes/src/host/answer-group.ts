import type { Backend } from '@s4nn/core';
import { gather } from './cohort.js';
import { fetchMoments, fetchWeights } from './member.js';
import { isReading, type Pending } from './request.js';

/** Answers a group of requests by one call of the backend. An error rejects all of them. */
export async function answerGroup(backend: Backend, group: readonly Pending[]): Promise<void> {
  try {
    const answers = await answersTo(backend, group);
    group.forEach(([, { resolve }], n) => {
      resolve(answers[n] as never);
    });
  } catch (error) {
    for (const [, { reject }] of group) reject(error);
  }
}

async function answersTo(backend: Backend, group: readonly Pending[]): Promise<readonly unknown[]> {
  const [, request] = group[0]!;
  const members = group.map(([member]) => member);
  if (isReading(request)) {
    const all: unknown[] = [];
    for (const member of members)
      all.push(await (request.kind === 'read' ? fetchWeights : fetchMoments)(member));
    return all;
  }
  const model = await gather(backend, members);
  if (request.kind === 'infer') return model.infer(request.spikes, request.samples, request.detail);
  const plans = group.map(([, each]) => (each as Pending<'train'>[1]).plan);
  const stats = await model.train(request.spikes, plans);
  for (const member of members) {
    member.weights = null;
    member.moments = undefined;
  }
  return stats;
}

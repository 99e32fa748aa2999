import type { Backend, Model, Network } from '@s4nn/core';
import { fetchMoments, fetchWeights, leave, type Member } from './member.js';

/** A model of exactly these members in this order, with their weights: their present one, or a new one. */
export async function gather(backend: Backend, members: readonly Member[]): Promise<Model> {
  const cohort = members[0]!.cohort;
  const isSame =
    cohort?.members.length === members.length && members.every((m, n) => m === cohort.members[n]);
  if (isSame && members.every(({ isPlaced }) => isPlaced)) return cohort.model;
  for (const member of members) {
    await fetchWeights(member);
    await fetchMoments(member);
  }
  const model = isSame ? cohort.model : await moveInto(backend, members);
  await model.write(members.map((member) => member.weights!));
  await model.writeMoments?.(members.map(({ moments }) => moments!));
  for (const member of members) member.isPlaced = true;
  return model;
}

/** Takes members out of their models and compiles a new one for them. */
async function moveInto(backend: Backend, members: readonly Member[]): Promise<Model> {
  for (const member of members) await leave(member);
  const networks = members.map(({ network }) => network) as [Network, ...Network[]];
  const cohort = { model: await backend.compile(networks), members, present: new Set(members) };
  for (const member of members) member.cohort = cohort;
  return cohort.model;
}

import {
  type Backend,
  type Model,
  type Moments,
  type Network,
  type Weights,
  weightCount,
  weights,
} from '@s4nn/core';

/** A network that lies in a model beside others. */
export interface Member {
  readonly network: Network;
  /** Its weights, one array a layer; null while only the model knows them. */
  weights: readonly Weights[] | null;
  /** What Adam remembers of it, null without; undefined while only the model knows. */
  moments: Moments | null | undefined;
  /** Where it lies; null before its first call. */
  cohort: Cohort | null;
  /** Whether the model has its weights. */
  isPlaced: boolean;
}

/** Networks that one model holds. */
interface Cohort {
  readonly model: Model;
  /** In the model's order. */
  readonly members: readonly Member[];
  /** Those that have not left. */
  readonly present: Set<Member>;
}

/** A member that lies nowhere yet, with the weights of a new model, 0. */
export const newMember = (network: Network): Member => ({
  network,
  weights: network.layers.map((_, k) => weights(new Float32Array(weightCount(network, k)))),
  moments: null,
  cohort: null,
  isPlaced: false,
});

/** A model of just these members in this order, with their weights: where they lie already, or a new one. */
export async function gather(backend: Backend, members: readonly Member[]): Promise<Model> {
  const there = members[0]!.cohort;
  const isSame = there?.members.length === members.length && members.every((m, n) => m === there.members[n]);
  if (isSame && members.every(({ isPlaced }) => isPlaced)) return there.model;
  for (const member of members) {
    await fetchWeights(member);
    await fetchMoments(member);
  }
  const model = isSame ? there.model : await moveInto(backend, members);
  await model.write(members.map((member) => member.weights!));
  await model.writeMoments?.(members.map(({ moments }) => moments!));
  for (const member of members) member.isPlaced = true;
  return model;
}

/** Compiles members anew, away from where they were. */
async function moveInto(backend: Backend, members: readonly Member[]): Promise<Model> {
  for (const member of members) await leave(member);
  const networks = members.map(({ network }) => network) as [Network, ...Network[]];
  const cohort = { model: await backend.compile(networks), members, present: new Set(members) };
  for (const member of members) member.cohort = cohort;
  return cohort.model;
}

/** The weights of a member; those beside it come in the same trip. */
export async function fetchWeights(member: Member): Promise<readonly Weights[]> {
  if (!member.weights) {
    const { model, members } = member.cohort!;
    const all = await model.read();
    members.forEach((each, n) => {
      each.weights ??= all[n]!;
    });
  }
  return member.weights!;
}

/** The same of its moments. */
export async function fetchMoments(member: Member): Promise<Moments | null> {
  if (member.moments === undefined) {
    const { model, members } = member.cohort!;
    const all = await model.readMoments?.();
    members.forEach((each, n) => {
      if (each.moments === undefined) each.moments = all?.[n] ?? null;
    });
  }
  return member.moments!;
}

/** Takes a member out of its model, which ends with the last one. */
export async function leave(member: Member): Promise<void> {
  const { cohort } = member;
  if (!cohort) return;
  member.cohort = null;
  member.isPlaced = false;
  cohort.present.delete(member);
  if (cohort.present.size === 0) await cohort.model[Symbol.asyncDispose]();
}

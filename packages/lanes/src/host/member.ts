import { type Model, type Moments, type Network, type Weights, weightCount, weights } from '@s4nn/core';

/** A network that shares a model with others. */
export interface Member {
  readonly network: Network;
  /** Its weights, one array per layer; null while only the model has them. */
  weights: readonly Weights[] | null;
  /** Adam's moments, null without Adam; undefined while only the model has them. */
  moments: Moments | null | undefined;
  /** The networks it shares a model with; null before its first call. */
  cohort: Cohort | null;
  /** Whether the model has its current weights. */
  isPlaced: boolean;
}

/** Networks that one model holds. */
export interface Cohort {
  readonly model: Model;
  /** In the model's order. */
  readonly members: readonly Member[];
  /** The members that have not left. */
  readonly present: Set<Member>;
}

/** A member without a model, with the weights of a new model: 0. */
export const newMember = (network: Network): Member => ({
  network,
  weights: network.layers.map((_, k) => weights(new Float32Array(weightCount(network, k)))),
  moments: null,
  cohort: null,
  isPlaced: false,
});

/** A member's weights. Reads those of the whole cohort at once. */
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

/** A member's moments. Reads those of the whole cohort at once. */
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

/** Takes a member out of its model. The last one to leave disposes of the model. */
export async function leave(member: Member): Promise<void> {
  const { cohort } = member;
  if (!cohort) return;
  member.cohort = null;
  member.isPlaced = false;
  cohort.present.delete(member);
  if (cohort.present.size === 0) await cohort.model[Symbol.asyncDispose]();
}

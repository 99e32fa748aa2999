import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Backend,
  checkedModel,
  type Detail,
  type EpochPlan,
  type EpochStats,
  type Inference,
  type Moments,
  type Network,
  type Spikes,
  type Weights,
  weightShape,
} from '@s4nn/core';
import { fetchMoments, fetchWeights, gather, leave, type Member, newMember } from './cohort.js';

/** What a member waits for. */
type Wish = (
  | { readonly kind: 'train'; readonly spikes: Spikes; readonly plan: EpochPlan }
  | {
      readonly kind: 'infer';
      readonly spikes: Spikes;
      readonly samples: Uint32Array;
      readonly detail: Detail;
    }
  | { readonly kind: 'read' | 'moments' }
) & {
  readonly grant: (answer: never) => void;
  readonly refuse: (error: unknown) => void;
};
type Waiting<Kind extends Wish['kind'] = Wish['kind']> = readonly [Member, Extract<Wish, { kind: Kind }>];

/**
 * A backend whose models of one network each run side by side: once all of them wait for something, those of one shape
 * that wait for the same get it by one call. It is what each would get alone, as networks have no influence on each other.
 */
export function sideBySide(backend: Backend): Backend {
  /** What each member waits for; null while it does something else. */
  const wishes = new Map<Member, Wish | null>();
  let isServing = false;

  const serve = async (): Promise<void> => {
    if (isServing) return;
    isServing = true;
    // Whoever begins now shall be in the first call.
    await nextTurn();
    for (let all = waiting(wishes); all; all = waiting(wishes)) {
      const others = all.filter(([, { kind }]) => kind !== 'train');
      // Learning takes longest, so those who are not there yet are let catch up.
      for (const group of groupsOf(others.length > 0 ? others : all)) {
        for (const [member] of group) wishes.set(member, null);
        await grantAll(backend, group);
      }
      await nextTurn();
    }
    isServing = false;
  };

  const ask = <Answer>(member: Member, wish: object): Promise<Answer> =>
    new Promise<Answer>((grant, refuse) => {
      wishes.set(member, { ...wish, grant, refuse } as unknown as Wish);
      serve();
    });

  const join = (network: Network) => {
    const member = newMember(network);
    wishes.set(member, null);
    return checkedModel([network], {
      train: async (spikes, [plan]) => [await ask<EpochStats>(member, { kind: 'train', spikes, plan })],
      infer: async (spikes, samples, detail) => [
        await ask<Inference>(member, { kind: 'infer', spikes, samples, detail }),
      ],
      read: async () => {
        const weights = member.weights ?? (await ask<readonly Weights[]>(member, { kind: 'read' }));
        return [copyOf(weights)];
      },
      write: ([weights]) => {
        member.weights = copyOf(weights!);
        member.isPlaced = false;
      },
      readMoments: async () => [
        copyOfMoments(
          member.moments === undefined
            ? await ask<Moments | null>(member, { kind: 'moments' })
            : member.moments,
        ),
      ],
      writeMoments: ([moments]) => {
        member.moments = copyOfMoments(moments!);
        member.isPlaced = false;
      },
      dispose: () => {
        wishes.delete(member);
        leave(member).catch(() => {});
        // The others may have waited for this one alone.
        serve();
      },
    });
  };

  return {
    compile: async (networks) => (networks.length === 1 ? join(networks[0]) : backend.compile(networks)),
  };
}

const copyOf = (weights: readonly Weights[]): Weights[] => weights.map((layer) => layer.slice() as Weights);

const copyOfMoments = (moments: Moments | null): Moments | null =>
  moments && { ...moments, first: copyOf(moments.first), second: copyOf(moments.second) };

/** Everybody and what they wait for; null as long as one of them does not wait, or nobody is there. */
function waiting(wishes: ReadonlyMap<Member, Wish | null>): Waiting[] | null {
  const all = [...wishes].flatMap(([member, wish]) => (wish ? [[member, wish] as const] : []));
  return all.length > 0 && all.length === wishes.size ? all : null;
}

/** Parts that one call each can serve. */
function groupsOf(all: readonly Waiting[]): Waiting[][] {
  const groups: Waiting[][] = [];
  for (const each of all) {
    const group = groups.find(([first]) => isAlike(first!, each));
    if (group) group.push(each);
    else groups.push([each]);
  }
  return groups;
}

function isAlike([{ network }, wish]: Waiting, [{ network: other }, another]: Waiting): boolean {
  if (shapeOf(network) !== shapeOf(other)) return false;
  if (isReading(wish) || isReading(another)) return wish.kind === another.kind;
  if (wish.spikes !== another.spikes) return false;
  if (wish.kind === 'train') return another.kind === 'train' && wish.plan.batch === another.plan.batch;
  if (another.kind === 'train' || wish.detail !== another.detail) return false;
  return areEqual(wish.samples, another.samples);
}

const isReading = (wish: Wish): wish is Extract<Wish, { kind: 'read' | 'moments' }> =>
  wish.kind === 'read' || wish.kind === 'moments';

const shapeOf = (network: Network): string =>
  `${network.duration} ${network.layers.map((_, k) => weightShape(network, k))}`;

const areEqual = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

async function grantAll(backend: Backend, group: readonly Waiting[]): Promise<void> {
  try {
    const answers = await answersTo(backend, group);
    group.forEach(([, { grant }], n) => {
      grant(answers[n] as never);
    });
  } catch (error) {
    for (const [, { refuse }] of group) refuse(error);
  }
}

async function answersTo(backend: Backend, group: readonly Waiting[]): Promise<readonly unknown[]> {
  const [, wish] = group[0]!;
  const members = group.map(([member]) => member);
  if (isReading(wish)) {
    const all: unknown[] = [];
    for (const member of members)
      all.push(await (wish.kind === 'read' ? fetchWeights : fetchMoments)(member));
    return all;
  }
  const model = await gather(backend, members);
  if (wish.kind === 'infer') return model.infer(wish.spikes, wish.samples, wish.detail);
  const plans = group.map(([, each]) => (each as Waiting<'train'>[1]).plan);
  const stats = await model.train(wish.spikes, plans);
  for (const member of members) {
    member.weights = null;
    member.moments = undefined;
  }
  return stats;
}

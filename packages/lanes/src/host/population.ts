import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Backend,
  checkedModel,
  type EpochStats,
  type Inference,
  type Moments,
  type Network,
  type Weights,
} from '@s4nn/core';
import { answerGroup } from './answer-group.js';
import { leave, type Member, newMember } from './member.js';
import { allPending, groupsOf, type Request } from './request.js';

/**
 * A backend that batches its models of one network each: once all of them wait, one call answers all those of the same
 * shape that wait for the same thing. Each model gets the results it would get alone, as networks do not influence each other.
 */
export function batchModels(backend: Backend): Backend {
  /** What each member waits for; null while it does something else. */
  const requests = new Map<Member, Request | null>();
  let isServing = false;

  const serve = async (): Promise<void> => {
    if (isServing) return;
    isServing = true;
    // Members that start now should be in the first call.
    await nextTurn();
    for (let all = allPending(requests); all; all = allPending(requests)) {
      const others = all.filter(([, { kind }]) => kind !== 'train');
      // Training takes longest, so members that are not there yet may catch up first.
      for (const group of groupsOf(others.length > 0 ? others : all)) {
        for (const [member] of group) requests.set(member, null);
        await answerGroup(backend, group);
      }
      await nextTurn();
    }
    isServing = false;
  };

  const ask = <Answer>(member: Member, request: object): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      requests.set(member, { ...request, resolve, reject } as unknown as Request);
      serve();
    });

  const join = (network: Network) => {
    const member = newMember(network);
    requests.set(member, null);
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
        requests.delete(member);
        leave(member).catch(() => {});
        // The others may have been waiting for this member only.
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

import { type Detail, type EpochPlan, type Network, type Spikes, weightShape } from '@s4nn/core';
import type { Member } from './member.js';

/** What a member asks of its backend, and who waits for the answer. */
export type Request = (
  | { readonly kind: 'train'; readonly spikes: Spikes; readonly plan: EpochPlan }
  | {
      readonly kind: 'infer';
      readonly spikes: Spikes;
      readonly samples: Uint32Array;
      readonly detail: Detail;
    }
  | { readonly kind: 'read' | 'moments' }
) & {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
};

/** A member and what it waits for. */
export type Pending<Kind extends Request['kind'] = Request['kind']> = readonly [
  Member,
  Extract<Request, { kind: Kind }>,
];

/** All members with their requests; null if there are none, or as long as one of them does not wait. */
export function allPending(requests: ReadonlyMap<Member, Request | null>): Pending[] | null {
  const all = [...requests].flatMap(([member, request]) => (request ? [[member, request] as const] : []));
  return all.length > 0 && all.length === requests.size ? all : null;
}

/** Splits requests into groups that one call each can answer. */
export function groupsOf(all: readonly Pending[]): Pending[][] {
  const groups: Pending[][] = [];
  for (const each of all) {
    const group = groups.find(([first]) => isAlike(first!, each));
    if (group) group.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** Whether a request reads what the model already has. */
export const isReading = (request: Request): request is Extract<Request, { kind: 'read' | 'moments' }> =>
  request.kind === 'read' || request.kind === 'moments';

function isAlike([{ network }, request]: Pending, [{ network: other }, another]: Pending): boolean {
  if (shapeOf(network) !== shapeOf(other)) return false;
  if (isReading(request) || isReading(another)) return request.kind === another.kind;
  if (request.spikes !== another.spikes) return false;
  if (request.kind === 'train') return another.kind === 'train' && request.plan.batch === another.plan.batch;
  if (another.kind === 'train' || request.detail !== another.detail) return false;
  return areEqual(request.samples, another.samples);
}

const shapeOf = (network: Network): string =>
  `${network.duration} ${network.layers.map((_, k) => weightShape(network, k))}`;

const areEqual = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

import type { Spikes } from '@s4nn/core';

/** What a pass runs over. */
export interface Ask {
  readonly spikes: Spikes;
  /** The samples of each network, in order, the same number for each; or one order for all networks. */
  readonly orders: readonly Uint32Array[];
  /** Neighbouring networks of the model: the first of them, and how many. */
  readonly first: number;
  readonly members: number;
  /** Most samples that run at a time. */
  readonly slots: number;
  readonly kind: 'infer' | 'train';
}

import type { Failure } from '../failure.js';
import type { Part } from '../segment.js';

/** What a lane receives for each epoch that was handled. */
export const handled = 'handled';

/** What a lane sends first: the thread that the segment runs in. */
export interface Began {
  readonly thread: number;
}

/** What a thread asks its host for. */
export type Question =
  | { readonly kind: 'plugins' }
  | { readonly kind: 'split'; readonly part: Part }
  | { readonly kind: 'spikes'; readonly samples: 'train' | 'test'; readonly options: object }
  | { readonly kind: 'samples' };

/** A numbered question. */
export interface HostRequest {
  readonly id: number;
  readonly question: Question;
}

/** The answer to the question with the same number. */
export interface HostResponse {
  readonly id: number;
  readonly outcome: { readonly ok: true; readonly value: unknown } | Failure;
}

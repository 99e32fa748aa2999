import type { Failure } from '../failure.js';

/**
 * The outcome of a thread that ended. Its epochs do not count, because it is chance how many of them arrived.
 * @param aside whether it was ended because of another segment.
 */
export const threadEnded = (error: Error, aside = false): Failure & { readonly trained: number } => ({
  ok: false,
  message: aside
    ? 'its worker thread was ended because another training in it hung'
    : `the worker thread ended: ${error.message}`,
  mistake: false,
  died: true,
  ...(aside && { aside }),
  trained: 0,
});

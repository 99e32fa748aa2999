import type { Failure } from '../failure.js';

/** Why a thread ended. */
interface Reason {
  /** Because of another segment. */
  readonly aside?: boolean;
  /** Because this segment was silent for its limit. */
  readonly silent?: boolean;
}

/** The outcome of a thread that ended. Its epochs do not count, because it is chance how many of them arrived. */
export const threadEnded = (
  error: Error,
  { aside = false, silent = false }: Reason = {},
): Failure & { readonly trained: number } => ({
  ok: false,
  message: aside
    ? 'its worker thread was ended because another training in it hung'
    : `the worker thread ended: ${error.message}`,
  mistake: false,
  died: true,
  ...(aside && { aside }),
  ...(silent && !aside && { silent }),
  trained: 0,
});

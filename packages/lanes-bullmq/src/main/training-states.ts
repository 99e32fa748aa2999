import type { EpochState } from '@s4nn/lanes';
import { fetchState, packState, type StateStore } from '../state/store.js';

/** The states of a sweep's trainings in a store: of each training the one that it resumes with. */
export interface TrainingStates {
  /** Stores the state that a training resumes with. @returns its id, and how many bytes were sent. */
  put(training: string, state: EpochState): Promise<{ readonly id: string; readonly sent: number }>;
  /** Fetches the state that a training has reached, and drops the one before. Null if it is lost. */
  take(training: string, id: string): Promise<EpochState | null>;
  /** Drops what is kept of a training. */
  forget(training: string): void;
}

/** Keeps track of states in a store. */
export function trainingStates(store: StateStore): TrainingStates {
  const kept = new Map<string, string>();
  const drop = (id: string | undefined): void => {
    // What cannot be dropped now is removed with the sweep.
    if (id !== undefined) store.drop(id).catch(() => {});
  };
  const keep = (training: string, id: string): void => {
    const before = kept.get(training);
    kept.set(training, id);
    if (before !== id) drop(before);
  };
  return {
    put: async (training, state) => {
      const { id, parts } = packState(training, state);
      const sent = await store.put(id, parts);
      keep(training, id);
      return { id, sent };
    },
    take: async (training, id) => {
      const state = await fetchState(store, id);
      if (state) keep(training, id);
      return state;
    },
    forget: (training) => {
      drop(kept.get(training));
      kept.delete(training);
    },
  };
}

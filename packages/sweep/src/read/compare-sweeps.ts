import { isDeepStrictEqual } from 'node:util';
import type { Evaluation } from '@s4nn/core';
import type { JournalRecords } from '@s4nn/log';
import {
  bestSoFar,
  busySeconds,
  endingsIn,
  fold,
  ofStudy,
  type SoFars,
  type SweepState,
  stateIn,
} from '@s4nn/log';
import { type Difference, differencesOf } from '../same/difference.js';
import { findSweep } from './find-sweep.js';

/** One of two sweeps. */
export interface ComparedSweep extends SweepState {
  /** That all trials together have trained; of a single run, its own. */
  readonly epochs: number;
  /** For how long some trial ran, on the wall clock; null where the log does not say it, as for a single run. */
  readonly seconds: number | null;
  /** The retrained network on the test samples; null before the sweep is done. */
  readonly test: Evaluation | null;
}

/** Two sweeps side by side. */
export interface Comparison {
  readonly sweeps: readonly [ComparedSweep, ComparedSweep];
  /** What differs between what they are asked to do. */
  readonly difference: readonly Difference[];
  /** Whether both are after the same: the same metrics, in the same directions and the same order. */
  readonly sameObjectives: boolean;
  /** Whether what they validate, and what they test, are the same samples. */
  readonly sameSamples: { readonly validation: boolean; readonly test: boolean };
  /** What they had reached after the same effort; null where they are not after the same. */
  readonly bestSoFar: SoFars | null;
}

/**
 * Compares two sweeps, which may still run, from their logs alone.
 * @param sweeps the name of each, whose log lies in `sweeps/` of the working directory, or its config.
 * @throws InputError when there is no log of one, or none that can be read.
 */
export async function compareSweeps(...sweeps: readonly [string, string]): Promise<Comparison> {
  const [first, second] = [await findSweep(sweeps[0]), await findSweep(sweeps[1])];
  const both = [comparedIn(first.records), comparedIn(second.records)] as const;
  const [a, b] = both;
  const sameObjectives = isDeepStrictEqual(a.sweep.objectives, b.sweep.objectives);
  const directions = a.sweep.objectives.map(({ direction }) => direction);
  const differs = (...pointers: string[]): boolean =>
    difference.some(({ pointer }) => pointers.some((whole) => `${pointer}/`.startsWith(`${whole}/`)));
  const difference = differencesOf(a.config, b.config);
  return {
    sweeps: [a.sweep, b.sweep],
    difference,
    sameObjectives,
    sameSamples: {
      validation: !differs('/dataset', '/training/validation', '/training/seed'),
      test: !differs('/dataset'),
    },
    bestSoFar: sameObjectives
      ? bestSoFar(
          both.map(({ endings }) => endings),
          directions,
        )
      : null,
  };
}

function comparedIn(records: JournalRecords) {
  const { study, trials } = fold(records);
  const state = stateIn(records);
  const tested = ofStudy.tested.in(study.attributes);
  const last = ofStudy.lastTraining.in(study.attributes);
  const sweep: ComparedSweep = {
    ...state,
    epochs: state.total === 0 ? (last?.epochs.length ?? 0) : epochsOfAll(state),
    seconds: busySeconds(state.trials),
    test: state.done ? (tested ?? null) : null,
  };
  const config = ofStudy.config.in(study.attributes);
  return { sweep, config: config ?? {}, endings: endingsIn(records, trials) };
}

const epochsOfAll = ({ trials }: SweepState): number =>
  trials.reduce((sum, { curve }) => sum + curve.length, 0);

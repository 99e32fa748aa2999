import { isDeepStrictEqual } from 'node:util';
import type { Evaluation } from '@s4nn/core';
import {
  type BestByEffort,
  bestSoFar,
  dataDifferences,
  type GrowingState,
  growingState,
  type SweepState,
  stateOf,
  studyAttributes,
} from '@s4nn/log';
import { type Difference, differencesOf } from '../same/difference.js';
import { findSweep } from './find-sweep.js';

/** One of two sweeps. */
export interface ComparedSweep extends SweepState {
  /** How many epochs all trials together, or the single run, have trained. */
  readonly epochs: number;
  /** For how long at least one trial ran, on the wall clock; null if the log does not say, and for a single run. */
  readonly seconds: number | null;
  /** The retrained network's evaluation on the test samples; null before the sweep is done. */
  readonly test: Evaluation | null;
}

/** A comparison of two sweeps. */
export interface Comparison {
  readonly sweeps: readonly [ComparedSweep, ComparedSweep];
  /** The differences between their configs. */
  readonly difference: readonly Difference[];
  /** What differs between their samples, one line each; null if a log does not say its samples. */
  readonly dataDifference: readonly string[] | null;
  /** Whether both have the same objectives: the same metrics and directions, in the same order. */
  readonly sameObjectives: boolean;
  /** Whether they validate, and test, on the same samples. */
  readonly sameSamples: { readonly validation: boolean; readonly test: boolean };
  /** Their best values after the same effort; null if they have different objectives. */
  readonly bestSoFar: BestByEffort | null;
}

/**
 * Compares two sweeps, which may still run, from their logs alone.
 * @param sweeps the name of each, if its log is in `sweeps/` of the working directory, or its config.
 * @throws InputError if one of them has no log, or it cannot be read.
 */
export async function compareSweeps(...sweeps: readonly [string, string]): Promise<Comparison> {
  const first = await findSweep(sweeps[0], growingState);
  const second = await findSweep(sweeps[1], growingState);
  return comparisonOf(first.fold, second.fold);
}

/** Compares two sweeps as they are now. */
export function comparisonOf(first: GrowingState, second: GrowingState): Comparison {
  const both = [comparedIn(first), comparedIn(second)] as const;
  const [a, b] = both;
  const sameObjectives = isDeepStrictEqual(a.sweep.objectives, b.sweep.objectives);
  const directions = a.sweep.objectives.map(({ direction }) => direction);
  const differs = (...pointers: string[]): boolean =>
    difference.some(({ pointer }) => pointers.some((whole) => `${pointer}/`.startsWith(`${whole}/`)));
  const difference = differencesOf(a.config, b.config);
  const dataDifference = a.data && b.data ? dataDifferences(a.data, b.data) : null;
  const same = (part: 'train' | 'test'): boolean =>
    a.data && b.data ? a.data.digest[part] === b.data.digest[part] : !differs('/dataset');
  return {
    sweeps: [a.sweep, b.sweep],
    difference,
    dataDifference,
    sameObjectives,
    sameSamples: {
      validation: same('train') && !differs('/training/validation', '/training/seed'),
      test: same('test'),
    },
    bestSoFar: sameObjectives
      ? bestSoFar(
          both.map(({ endings }) => endings),
          directions,
        )
      : null,
  };
}

function comparedIn(growing: GrowingState) {
  const state = stateOf(growing);
  const { attributes } = growing.log().study;
  const tested = studyAttributes.tested.in(attributes);
  const last = studyAttributes.lastTraining.in(attributes);
  const sweep: ComparedSweep = {
    ...state,
    epochs: state.total === 0 ? (last?.epochs.length ?? 0) : epochsOfAll(state),
    seconds: growing.summary().seconds,
    test: state.done ? (tested ?? null) : null,
  };
  const config = studyAttributes.config.in(attributes);
  const data = studyAttributes.data.in(attributes);
  return { sweep, config: config ?? {}, data, endings: growing.endings };
}

const epochsOfAll = ({ trials }: SweepState): number =>
  trials.reduce((sum, { curve }) => sum + curve.length, 0);

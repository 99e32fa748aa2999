import { requireWord } from '../complete-options.js';
import { type Direction, directions, type Objective } from './metrics.js';

/** How a trial has developed. */
export interface Curve {
  readonly id: number;
  /** `paused`: it waits at its last rung, and may resume. */
  readonly state: 'running' | 'complete' | 'pruned' | 'fail' | 'waiting' | 'paused';
  /** The judged metric after each epoch up to the trial's last rung or end, the first at index 0; may be NaN. */
  readonly values: readonly number[];
}

/** What a pruner decides about a trial at a rung, and why. */
export interface Judgement {
  /** `pause`: the trial waits until the pruner promotes it, or the sweep ends. */
  readonly then: 'continue' | 'pause' | 'stop';
  /** The value that was judged; NaN where there was none. */
  readonly value: number;
  /** The value that it had to reach, where the pruner has one. */
  readonly limit?: number;
  /** Its place among the values that it was compared with: 1 for the best. */
  readonly rank?: number;
  /** The reason in one sentence, without a period; logs, tables and reports print it as it is. */
  readonly because: string;
}

/** Stops trials, or holds them, at rungs: epochs after which they are compared. Pure: it decides by the curves alone. */
export interface Pruner {
  /** The rungs of a trial of that many epochs, ascending; all before its last epoch, with which it ends anyway. */
  rungs(trial: number, epochs: number): readonly number[];
  /**
   * Judges a trial that has just reached one of its rungs.
   * @param peers those that got there before, in any order and any state; the trial itself may be among them, with fewer values.
   */
  decide(trial: Curve, peers: readonly Curve[]): Judgement;
  /**
   * The paused trial that should resume now, if any.
   * @param last whether nothing else is left to do: then one resumes if otherwise no trial would become complete.
   */
  promote(curves: readonly Curve[], last: boolean): number | null;
}

/** What a pruner is created for. */
export interface PrunerContext {
  /** The objective whose values the curves hold. */
  readonly objective: Objective;
  /** Epochs of a whole trial. */
  readonly epochs: number;
}

/** Whether one value is better than another in a direction; NaN is never better. */
export const isBetter = (direction: Direction, value: number, other: number): boolean =>
  requireWord('direction', direction, directions) === 'maximize' ? value > other : value < other;

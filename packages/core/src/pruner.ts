/** How a trial has come along. */
export interface Curve {
  readonly id: number;
  /** `paused`: it waits at its last rung, and may go on. */
  readonly state: 'running' | 'complete' | 'pruned' | 'fail' | 'waiting' | 'paused';
  /** The objective after each epoch up to the trial's last rung or end, the first at index 0; more is better. */
  readonly values: readonly number[];
}

/** Stops, or holds, trials at rungs: epochs after which they are compared. Pure: it decides from the curves alone. */
export interface Pruner {
  /** The rungs of a trial of so many epochs, ascending; all before its last epoch, at which it ends by itself. */
  rungs(trial: number, epochs: number): readonly number[];
  /**
   * What a trial does that has just come to one of its rungs.
   * @param peers those before it did, in any order and any state; the trial itself may be there, with fewer values.
   */
  decide(trial: Curve, peers: readonly Curve[]): 'continue' | 'pause' | 'stop';
  /**
   * The paused trial that is to go on now, if any.
   * @param last whether nothing else is left to do: then one goes on rather than that no trial becomes complete.
   */
  promote(curves: readonly Curve[], last: boolean): number | null;
}

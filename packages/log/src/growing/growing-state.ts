import { studyAttributes, trialAttributes } from '../attributes.js';
import type { Change } from '../format/change.js';
import { growingLog } from '../format/growing-log.js';
import type { CreateStudy, JournalRecord, TrialState } from '../format/record.js';
import type { SweepLog } from '../format/sweep-log.js';
import { layerCount } from '../layer-count.js';
import type { Ending, Improvement } from '../state/endings.js';
import type { ParameterRange } from '../state/parameter-ranges.js';
import { servingLanes } from '../state/serving-lanes.js';
import type { SweepState } from '../state/sweep-state.js';
import { objectivesIn, readTrial, type Trial } from '../state/trials.js';
import { growingBest } from './growing-best.js';
import { growingCounts } from './growing-counts.js';
import { growingEndings } from './growing-endings.js';
import { growingRanges } from './growing-ranges.js';
import { growingRungs, type Rung } from './growing-rungs.js';
import { growingTimes } from './growing-times.js';

/** The state of a sweep but its trials, and what they add up to. */
export interface StateSummary extends Omit<SweepState, 'trials'> {
  /** How many trials are in which state. */
  readonly counts: Readonly<Record<TrialState, number>>;
  /** How many epochs all trials together have trained. */
  readonly epochs: number;
  /** For how many seconds on the wall clock at least one trial ran; null if the log does not say. */
  readonly seconds: number | null;
  /** How often the test samples were read, as `testLooks`. */
  readonly looks: number;
}

/** The state of a sweep whose log is read while it grows. */
export interface GrowingState {
  /**
   * Applies the records that follow, in pieces of any size; that of the study may be among them.
   * @returns the ids of the trials that they changed, rising.
   */
  apply(records: readonly JournalRecord[]): readonly number[];
  /**
   * What the log says, as `fold` has it, but without the reports of epochs, which are most of a log. It is the same object each time,
   * and `apply` changes it.
   */
  log(): SweepLog;
  /** A trial by its id. It is the same object until the trial changes. */
  trial(id: number): Trial;
  /** Every parameter of any trial; the same array until one changes. */
  parameters(): readonly ParameterRange[];
  /** Everything but the trials. What it costs does not grow with their number. */
  summary(): StateSummary;
  /** What was decided about a trial at each rung, and with which others it could be compared. What it costs grows with their number. */
  rungs(id: number): readonly Rung[];
  /** How many epochs all trials together have trained. */
  epochs(): number;
  /** The trials that have ended, in the order of their ends in the log. `apply` adds to it. */
  readonly endings: readonly Ending[];
  /** The best values so far, in the order in which they were reached. `apply` adds to it. */
  readonly improvements: readonly Improvement[];
}

/** Begins to follow the state of a sweep, to what `stateIn` reads from the whole log. */
export function growingState(study: CreateStudy): GrowingState {
  const read: (Trial | undefined)[] = [];
  const see = (change: Change): void => {
    if (change.kind !== 'study') read[change.trial.id] = undefined;
    for (const part of parts) part.see(change);
  };
  const growing = growingLog(study, see, (name) => trialAttributes.epoch.epochIn(name) === null);
  const log = growing.log();
  const { attributes, directions } = log.study;
  const ranges = growingRanges(log.trials);
  const best = growingBest(directions);
  const times = growingTimes(log.trials);
  const counts = growingCounts();
  const endings = growingEndings(directions);
  const rungs = growingRungs(log.trials);
  const parts = [ranges, best, times, counts, endings, rungs];

  const trial = (id: number): Trial => {
    const known = read[id] ?? readTrial(log.trials[id]!);
    read[id] = known;
    return known;
  };

  const summary = (): StateSummary => {
    const isDone = studyAttributes.done.in(attributes) === true;
    const config = studyAttributes.config.in(attributes);
    return {
      name: log.study.name,
      objectives: objectivesIn(log),
      parameters: ranges.ranges(),
      best: best.best().map(({ id }) => id),
      layers: layerCount(config),
      total: config?.search?.trials ?? log.trials.length,
      done: isDone,
      ended: isDone ? (studyAttributes.ended.in(attributes) ?? null) : null,
      machines: times.machines(),
      lanes: servingLanes(attributes, endings.endings.length),
      counts: { ...counts.states },
      epochs: endings.epochs(),
      seconds: times.seconds(),
      looks: counts.looks(),
    };
  };

  return {
    apply: (records) => growing.apply(records),
    log: () => log,
    trial,
    parameters: ranges.ranges,
    summary,
    rungs: rungs.rungs,
    epochs: endings.epochs,
    endings: endings.endings,
    improvements: endings.improvements,
  };
}

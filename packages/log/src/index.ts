// What is recorded: all attributes in a log, and the types of their values.

export { arithmeticIn } from './arithmetic-in.js';
export {
  type Attribute,
  type Attributes,
  attribute,
  type EpochAttribute,
  type LanesSeen,
  type Pruned,
  type RecordedConfig,
  type RecordedSearch,
  type SegmentRun,
  type Suggestion,
  studyAttributes,
  trialAttributes,
} from './attributes.js';
export { dataDifferences } from './data/data-differences.js';
export { dataFacts } from './data/data-facts.js';
export { type LastTraining, lastTraining } from './last-training.js';
export { layerCount } from './layer-count.js';
export type { BestTrial, Ended, Summary } from './summary.js';
export type { BestSoFar, ParameterValues } from './values.js';

// The format: JSON that knows NaN, records, and what they say together.

export { type Distribution, distributionOf, type FloatRange, type IntRange } from './format/distribution.js';
export { fold } from './format/fold.js';
export { type GrowingLog, growingLog } from './format/growing-log.js';
export { formatJson, type Json, parseJson } from './format/json.js';
export {
  createStudy,
  createTrial,
  finishTrial,
  intermediateValue,
  metricNames,
  studyAttribute,
  trialAttribute,
  trialParameter,
} from './format/make-record.js';
export { type ParsedLog, parseLog } from './format/parse-log.js';
export { parseRecord } from './format/parse-record.js';
export {
  type CreateStudy,
  type CreateTrial,
  type IntermediateValue,
  type JournalRecord,
  type JournalRecords,
  type JsonObject,
  type Outcome,
  type StudyAttribute,
  type TrialAttribute,
  type TrialParameter,
  type TrialState,
  type TrialTransition,
  trialStates,
} from './format/record.js';
export type { LoggedParameter, LoggedTrial, SweepLog } from './format/sweep-log.js';

// What follows from a log: its trials, the best of them, and what happened in which order.

export { type Action, actionsOf, type Decision, firstSearch, type SweepEvent } from './state/actions.js';
export { type BestAtEffort, type BestByEffort, bestSoFar } from './state/best-so-far.js';
export { bestTrials, lossesOf, type RankedTrial, topTrials } from './state/best-trials.js';
export { busySeconds } from './state/busy-seconds.js';
export { csv } from './state/csv.js';
export { dependsOnClock } from './state/depends-on-clock.js';
export type { Ending, Improvement } from './state/endings.js';
export { epochsOf } from './state/epochs-of.js';
export { type Machine, machinesIn } from './state/machines.js';
export type { ParameterRange } from './state/parameter-ranges.js';
export { readParameters } from './state/read-parameters.js';
export { prunedText } from './state/reason-of.js';
export type { ServingLanes } from './state/serving-lanes.js';
export { shortNames } from './state/short-names.js';
export type { SweepState } from './state/sweep-state.js';
export { testLooks } from './state/test-looks.js';
export { transcriptOf } from './state/transcript.js';
export { trialCounts } from './state/trial-counts.js';
export { type TrialRow, trialRow } from './state/trial-row.js';
export { trialTable } from './state/trial-table.js';
export type { Trial, TrialObjective, Trials } from './state/trials.js';

// The state of a sweep, from its log at once or as it grows.

export type { Rung } from './growing/growing-rungs.js';
export { type GrowingState, growingState, type StateSummary } from './growing/growing-state.js';
export { stateIn, stateOf } from './growing/state-in.js';

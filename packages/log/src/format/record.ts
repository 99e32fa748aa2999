import type { Json } from './json.js';

/** Members by name, as a record carries attributes. */
export type JsonObject = { readonly [key: string]: Json };

/** Opens the file's only study. Directions: 1 for minimise, 2 for maximise. */
export interface CreateStudy {
  readonly op_code: 0;
  readonly worker_id: string;
  readonly study_name: string;
  readonly directions: readonly (1 | 2)[];
}

/** An attribute of the study with exactly one key, ours (2) or Optuna's (3). */
export type StudyAttribute =
  | { readonly op_code: 2; readonly worker_id: string; readonly study_id: 0; readonly user_attr: JsonObject }
  | {
      readonly op_code: 3;
      readonly worker_id: string;
      readonly study_id: 0;
      readonly system_attr: JsonObject;
    };

/** The states of a trial, in the order in which Optuna numbers them, from 0. */
export const trialStates = ['running', 'complete', 'pruned', 'fail', 'waiting'] as const;

/** The state of a trial. */
export type TrialState = (typeof trialStates)[number];

/** Starts the next trial: the nth such record, from 0, is trial n. A record that Optuna copied may hold a finished trial. */
export interface CreateTrial {
  readonly op_code: 4;
  readonly worker_id: string;
  readonly study_id: 0;
  readonly datetime_start: string | null;
  readonly datetime_complete?: string | null;
  readonly state?: number;
  readonly value?: number | null;
  readonly values?: readonly number[] | null;
  readonly params?: { readonly [name: string]: number };
  readonly distributions?: { readonly [name: string]: string };
  readonly user_attrs?: JsonObject;
  readonly system_attrs?: JsonObject;
  readonly intermediate_values?: { readonly [step: string]: number };
}

/** One active parameter of a trial; a categorical's internal value is the index of its choice. */
export interface TrialParameter {
  readonly op_code: 5;
  readonly worker_id: string;
  readonly trial_id: number;
  readonly param_name: string;
  readonly param_value_internal: number;
  /** A distribution as JSON text. */
  readonly distribution: string;
}

/** A trial changes its state. Once it is complete, pruned or failed, nothing about it can change. */
export interface TrialTransition {
  readonly op_code: 6;
  readonly worker_id: string;
  readonly trial_id: number;
  readonly state: number;
  readonly values: readonly number[] | null;
  readonly datetime_start?: string;
  readonly datetime_complete?: string;
}

/** The first objective while a trial runs; may be NaN. */
export interface IntermediateValue {
  readonly op_code: 7;
  readonly worker_id: string;
  readonly trial_id: number;
  readonly step: number;
  readonly intermediate_value: number;
}

/** An attribute of a trial with exactly one key, ours (8) or Optuna's (9). */
export type TrialAttribute =
  | {
      readonly op_code: 8;
      readonly worker_id: string;
      readonly trial_id: number;
      readonly user_attr: JsonObject;
    }
  | {
      readonly op_code: 9;
      readonly worker_id: string;
      readonly trial_id: number;
      readonly system_attr: JsonObject;
    };

/** One line of a sweep's log, in the format of Optuna's JournalFileBackend. */
export type JournalRecord =
  | CreateStudy
  | StudyAttribute
  | CreateTrial
  | TrialParameter
  | TrialTransition
  | IntermediateValue
  | TrialAttribute;

/** The records of a log: its study, then everything that happened. */
export type JournalRecords = readonly [CreateStudy, ...JournalRecord[]];

/** How a trial ended. A trial whose objective is NaN has failed. The values of a pruned trial are those of its last report. */
export type Outcome =
  | { readonly state: 'complete'; readonly values: readonly number[] }
  | { readonly state: 'pruned'; readonly values: readonly number[] | null }
  | { readonly state: 'fail'; readonly reason: string };

import { type Evaluation, evaluationFacts } from '@s4nn/core';
import {
  type CreateStudy,
  type GrowingState,
  growingState,
  type JournalRecord,
  type ParameterRange,
  type StateSummary,
  studyAttributes,
  type Trial,
} from '@s4nn/log';
import type { ReportData } from '@s4nn/report';
import { importanceIn, judgedIn } from '../read/importance.js';
import { samplesFacts, sweepFacts } from './sweep-facts.js';
import { curveLimit, mostCurveEpochs, thinCurve } from './thin-curve.js';

/** A trial of a report. */
export type ReportTrial = ReportData['trials'][number];

/** What a report shows beside its trials and their importance, and what the trials add up to. */
export interface ReportSummary
  extends StateSummary,
    Pick<ReportData, 'facts' | 'samples' | 'config' | 'curveEpochs' | 'training' | 'test' | 'confusion'> {}

/** How much of the first objective each parameter explains, and from which trials. */
export type ReportedImportance = Pick<ReportData, 'importance' | 'importanceFrom'>;

/** The data of a report whose sweep may still run: they follow its log as it grows. */
export interface GrowingReport {
  /**
   * Applies the records that follow, in pieces of any size; that of the study may be among them.
   * @returns the ids of the trials that the report shows differently now, rising.
   */
  apply(records: readonly JournalRecord[]): readonly number[];
  /** A trial by its id. It is the same object until it changes. */
  trial(id: number): ReportTrial;
  /** Everything but the trials and the importance. What it costs does not grow with the number of trials. */
  summary(): ReportSummary;
  /** How much of the first objective each parameter explains, from all trials so far: slow where there are many. */
  importance(): Promise<ReportedImportance>;
  /** The whole. */
  data(written: Date): Promise<ReportData>;
  /** The state that the report is made from. */
  readonly state: GrowingState;
}

/**
 * Begins to follow a sweep, to what `reportIn` makes of the whole log.
 * @param most how many epochs of curves it has at most, about.
 */
export function growingReport(study: CreateStudy, most = mostCurveEpochs): GrowingReport {
  const state = growingState(study);
  const { trials } = state.log();
  const { attributes } = state.log().study;
  const shown: (ReportTrial | undefined)[] = [];
  let ranges: readonly ParameterRange[] = [];
  let numbers: ReadonlySet<string> = new Set();
  let limit: number | null = null;

  const trial = (id: number): ReportTrial => {
    const known = shown[id] ?? reportTrial(state.trial(id), numbers, limit);
    shown[id] = known;
    return known;
  };

  const importance = async (): Promise<ReportedImportance> => {
    const judged = judgedIn(state.log());
    const isSample = judged < state.endings.length;
    return { importance: await importanceIn(state.log()), ...(isSample && { importanceFrom: judged }) };
  };

  const summary = (): ReportSummary => {
    const summed = state.summary();
    const tested = studyAttributes.tested.in(attributes);
    const last = studyAttributes.lastTraining.in(attributes);
    return {
      ...summed,
      facts: sweepFacts(attributes, summed.parameters),
      samples: samplesFacts(attributes),
      config: studyAttributes.config.in(attributes) ?? null,
      training: last?.epochs ?? null,
      test: tested ? { ...testOf(tested), looks: summed.looks } : null,
      confusion: last?.confusion ?? null,
      ...(limit !== null && { curveEpochs: limit }),
    };
  };

  return {
    state,
    trial,
    summary,
    importance,
    apply(records) {
      const changed = state.apply(records);
      for (const id of changed) shown[id] = undefined;
      const parameters = state.parameters();
      // A number is shown as text where the same parameter is a choice now.
      const isOther = parameters !== ranges && hasOtherKinds(ranges, parameters);
      if (parameters !== ranges) {
        ranges = parameters;
        numbers = new Set(ranges.filter(({ kind }) => kind === 'number').map(({ name }) => name));
      }
      const before = limit;
      limit = curveLimit(state.epochs(), trials.length, most);
      if (!isOther && limit === before) return changed;
      shown.length = 0;
      return trials.map(({ id }) => id);
    },
    async data(written) {
      const {
        name,
        objectives,
        parameters,
        best,
        facts,
        samples,
        config,
        training,
        test,
        confusion,
        ...rest
      } = summary();
      return {
        ...{ name, objectives, parameters, best },
        ...(rest.curveEpochs !== undefined && { curveEpochs: rest.curveEpochs }),
        trials: trials.map(({ id }) => trial(id)),
        ...{ facts, samples, config },
        written: written.toISOString(),
        ...(await importance()),
        ...{ training, test, confusion },
      };
    },
  };
}

/** A trial with numbers unchanged and choices as text. */
function reportTrial(trial: Trial, numbers: ReadonlySet<string>, limit: number | null): ReportTrial {
  const parameters = Object.entries(trial.parameters).map(
    ([name, value]) =>
      [name, typeof value === 'number' && numbers.has(name) ? value : String(value)] as const,
  );
  const curve = thinCurve(trial.curve, limit);
  const epochs = curve === trial.curve ? {} : { epochs: trial.curve.length };
  return { ...trial, curve, ...epochs, parameters: Object.fromEntries(parameters) };
}

/** Whether a parameter that was there before has become one of another kind. */
function hasOtherKinds(before: readonly ParameterRange[], now: readonly ParameterRange[]): boolean {
  const kinds = new Map(now.map(({ name, kind }) => [name, kind]));
  return before.some(({ name, kind }) => kinds.get(name) !== kind);
}

function testOf(evaluation: Evaluation): Omit<NonNullable<ReportData['test']>, 'looks'> {
  const { rules, facts } = evaluationFacts(evaluation);
  return { samples: evaluation.samples, accuracies: rules, facts };
}

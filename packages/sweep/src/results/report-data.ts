import { type Evaluation, evaluationFacts } from '@s4nn/core';
import {
  fold,
  type JournalRecords,
  metricNamesIn,
  studyAttributes,
  type Trial,
  type Trials,
  testLooks,
  trialsIn,
} from '@s4nn/log';
import type { ReportData } from '@s4nn/report';
import { importanceIn } from '../read/importance.js';
import { sweepFacts } from './sweep-facts.js';

/** The data of the report of a sweep. It comes only from the log, so the sweep may still be running. */
export async function reportData(records: JournalRecords, written: Date): Promise<ReportData> {
  const log = fold(records);
  const { attributes } = log.study;
  const tested = studyAttributes.tested.in(attributes);
  const last = studyAttributes.lastTraining.in(attributes);
  const { trials, ...sweep } = trialsIn(log, metricNamesIn(records));
  return {
    ...sweep,
    trials: trials.map((trial) => ({ ...trial, parameters: byName(trial, sweep.parameters) })),
    facts: sweepFacts(attributes, sweep.parameters),
    config: studyAttributes.config.in(attributes) ?? null,
    written: written.toISOString(),
    importance: await importanceIn(log),
    training: last?.epochs ?? null,
    test: tested ? { ...testOf(tested), looks: testLooks(records) } : null,
    confusion: last?.confusion ?? null,
  };
}

/** Parameters with numbers unchanged and choices as text. */
function byName(
  { parameters }: Trial,
  ranges: Trials['parameters'],
): ReportData['trials'][number]['parameters'] {
  const numbers = new Set(ranges.filter(({ kind }) => kind === 'number').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' && numbers.has(name) ? value : String(value),
    ]),
  );
}

function testOf(evaluation: Evaluation): Omit<NonNullable<ReportData['test']>, 'looks'> {
  const { rules, facts } = evaluationFacts(evaluation);
  return { samples: evaluation.samples, accuracies: rules, facts };
}

import type { ConfigJson } from '@s4nn/config';
import type { Evaluation } from '@s4nn/core';
import { evaluateOnLanes, jobOf, viewOf } from '@s4nn/lanes';
import {
  type Attributes,
  type JournalRecords,
  lastTraining,
  studyAttribute,
  studyAttributes,
} from '@s4nn/log';
import type { SweepContext } from '../sweep-context.js';
import type { Trained } from './training.js';

/**
 * Evaluates the trained network on the test samples, and records the evaluation before anything else, so that the results stay
 * as they are if another process has taken over the log. An evaluation recorded since the last trial is reused.
 */
export async function testOnce(
  { journal, lanes, host }: SweepContext,
  json: ConfigJson,
  { epochs, weights }: Extract<Trained, { ok: true }>,
): Promise<Evaluation> {
  const known = sinceLastTrial(journal.records);
  const tested = studyAttributes.tested.in(known);
  const hasTraining = studyAttributes.lastTraining.in(known) !== undefined;
  if (tested && hasTraining) return tested;
  const job = await jobOf(viewOf(Promise.resolve(host)), json, 'test');
  const { evaluation, confusion } = await evaluateOnLanes(lanes, json, { ...job, weights, detail: 'full' });
  const last = lastTraining(epochs, host.data.dataset.classes, confusion);
  journal.append([
    ...(hasTraining ? [] : [studyAttribute(studyAttributes.lastTraining, last)]),
    studyAttribute(studyAttributes.tested, evaluation),
  ]);
  return evaluation;
}

/** The study's attributes that were written after the last record of a trial or a config. */
function sinceLastTrial(records: JournalRecords): Attributes {
  const last = records.findLastIndex(
    (record) =>
      record.op_code > 3 || (record.op_code === 2 && studyAttributes.config.name in record.user_attr),
  );
  const after = records.slice(last + 1);
  return Object.assign({}, ...after.map((record) => (record.op_code === 2 ? record.user_attr : {})));
}

import { expect, test } from 'vitest';
import { studyAttributes, trialAttributes } from '../attributes.js';
import {
  createStudy,
  createTrial,
  finishTrial,
  intermediateValue,
  studyAttribute,
  trialAttribute,
} from '../format/make-record.js';
import type { JournalRecords } from '../format/record.js';
import { fingerprintOf } from './fingerprint.js';

const now = new Date('2026-03-04T05:06:07.089Z');
const ran = { lane: 0, attempts: 1, started: now.toISOString(), ended: now.toISOString() };

/** A sweep of one trial, on threads or on other machines. */
const sweepOn = (host: string | null, value = 0.5): JournalRecords => [
  createStudy('small', ['maximize']),
  ...(host === null
    ? []
    : [
        studyAttribute(studyAttributes.lanes, {
          at: now.toISOString(),
          workers: [{ name: `${host}-a`, host, lanes: 4 }],
          refused: [{ name: 'other', why: 'it has other data' }],
        }),
      ]),
  createTrial(now),
  trialAttribute(0, trialAttributes.suggestion, { args: {} }),
  intermediateValue(0, 1, value),
  trialAttribute(0, trialAttributes.epochs, 1),
  trialAttribute(0, trialAttributes.ran.at(1), host === null ? ran : { ...ran, lane: 3, host }),
  ...finishTrial(0, { state: 'complete', values: [value] }, now),
];

test('machines and workers change no fingerprint, but what they found does', () => {
  const own = fingerprintOf(sweepOn(null));
  expect(fingerprintOf(sweepOn('lab1'))).toBe(own);
  expect(fingerprintOf(sweepOn('lab2'))).toBe(own);
  expect(fingerprintOf(sweepOn('lab1', 0.25))).not.toBe(own);
});

import { parseDistribution } from './distribution.js';
import { formatJson, isPlainObject, type Json } from './json.js';
import type { JournalRecord } from './record.js';

/**
 * Checks that a line's JSON is a {@link JournalRecord}.
 * @throws Error with what was found and what was expected.
 */
export function parseRecord(json: Json): JournalRecord {
  if (!isPlainObject(json)) throw new Error('expected an object with an op_code');
  const fields = typeof json.op_code === 'number' ? required[json.op_code] : undefined;
  if (fields === undefined) {
    throw new Error(`found op_code ${formatJson(json.op_code)}, expected 0 or 2…9 (a log keeps its study)`);
  }
  for (const [field, check] of fields) requireField(json, field, check, true);
  // With its op_code; more are optional ones, or unknown.
  if (memberCount(json) > fields.length + 1) {
    for (const [field, check] of optional) requireField(json, field, check, false);
  }
  return json as unknown as JournalRecord;
}

function memberCount(json: { readonly [key: string]: Json }): number {
  let count = 0;
  for (const _ in json) count++;
  return count;
}

/** A test of a field, and the words for what passes it. */
type Check = readonly [passes: (value: Json) => boolean, expected: string];

const text: Check = [(value) => typeof value === 'string', 'a string'];
const number: Check = [(value) => typeof value === 'number', 'a number'];
const index: Check = [
  (value) => Number.isInteger(value) && (value as number) >= 0,
  'an integer of 0 or more',
];
const theStudy: Check = [(value) => value === 0, '0, the only study of a log'];
const state: Check = [(value) => [0, 1, 2, 3, 4].includes(value as number), 'a state 0…4'];
const time: Check = [
  (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  'an ISO date and time',
];
const oneKey: Check = [
  (value) => isPlainObject(value) && memberCount(value) === 1,
  'an object with exactly one key',
];
const directions: Check = [
  (value) => Array.isArray(value) && value.length > 0 && value.every((item) => item === 1 || item === 2),
  'an array of 1 (minimise) and 2 (maximise)',
];
const numbers: Check = [
  (value) => Array.isArray(value) && value.every((item) => typeof item === 'number'),
  'an array of numbers',
];
const object: Check = [isPlainObject, 'an object'];
const orNull = ([passes, expected]: Check): Check => [
  (value) => value === null || passes(value),
  `${expected} or null`,
];
const members = ([passes, expected]: Check): Check => [
  (value) => isPlainObject(value) && Object.values(value).every(passes),
  `an object whose members are each ${expected}`,
];
const distribution: Check = [
  (value) => typeof value === 'string' && parseDistribution(value) !== undefined,
  'a distribution as JSON text',
];

type Fields = readonly (readonly [field: string, check: Check])[];

const fieldsOf = (fields: { readonly [field: string]: Check }): Fields =>
  Object.entries({ worker_id: text, ...fields });

const required: { readonly [opCode: number]: Fields } = {
  0: fieldsOf({ study_name: text, directions }),
  2: fieldsOf({ study_id: theStudy, user_attr: oneKey }),
  3: fieldsOf({ study_id: theStudy, system_attr: oneKey }),
  4: fieldsOf({ study_id: theStudy, datetime_start: orNull(time) }),
  5: fieldsOf({ trial_id: index, param_name: text, param_value_internal: number, distribution }),
  6: fieldsOf({ trial_id: index, state, values: orNull(numbers) }),
  7: fieldsOf({ trial_id: index, step: index, intermediate_value: number }),
  8: fieldsOf({ trial_id: index, user_attr: oneKey }),
  9: fieldsOf({ trial_id: index, system_attr: oneKey }),
};

/** A field has the same meaning in all kinds of records, so one list is enough for all kinds. */
const optional: ReadonlyMap<string, Check> = new Map([
  ['datetime_start', orNull(time)],
  ['datetime_complete', orNull(time)],
  ['state', state],
  ['value', orNull(number)],
  ['values', orNull(numbers)],
  ['params', members(number)],
  ['distributions', members(distribution)],
  ['user_attrs', object],
  ['system_attrs', object],
  ['intermediate_values', members(number)],
]);

function requireField(
  json: { readonly [key: string]: Json },
  field: string,
  check: Check,
  needed: boolean,
): void {
  const value = json[field];
  const [passes, expected] = check;
  if (value === undefined ? !needed : passes(value)) return;
  throw new Error(
    `found ${field} ${value === undefined ? 'missing' : formatJson(value)}, expected ${expected}`,
  );
}

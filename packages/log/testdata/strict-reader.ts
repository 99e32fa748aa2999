import { expect } from 'vitest';
import type { Distribution } from '../src/format/distribution.js';

/** The fields of each record, as the description of the format names them. */
const fieldsOf: Record<number, readonly string[]> = {
  0: ['study_name', 'directions'],
  2: ['study_id', 'user_attr'],
  3: ['study_id', 'system_attr'],
  4: ['study_id', 'datetime_start'],
  5: ['trial_id', 'param_name', 'param_value_internal', 'distribution'],
  6: ['trial_id', 'state', 'values', 'datetime_complete'],
  7: ['trial_id', 'step', 'intermediate_value'],
  8: ['trial_id', 'user_attr'],
};

/** An independent reader of the format. Throws at the first line that Optuna would refuse or ignore. */
export function replayStrictly(text: string): string[] {
  expect(text.endsWith('\n')).toBe(true);
  const states: string[] = [];
  let objectives = 0;
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    const record = JSON.parse(line.replace(/(?<=[:,[])NaN(?=[,\]}])/g, 'null')) as Record<string, unknown>;
    const code = record.op_code as number;
    expect(Object.keys(record), line).toEqual(['op_code', 'worker_id', ...fieldsOf[code]!]);
    expect(record.worker_id, line).toBe('s4nn');
    expect(code === 0, line).toBe(index === 0);
    if ('study_id' in record) expect(record.study_id, line).toBe(0);
    for (const key of ['user_attr', 'system_attr']) {
      if (key in record) expect(Object.keys(record[key] as object), line).toHaveLength(1);
    }
    for (const key of ['datetime_start', 'datetime_complete']) {
      if (key in record) expect(record[key], line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
    }
    if (code === 0) objectives = (record.directions as readonly number[]).length;
    if (code === 4) states.push('running');
    if (code === 7) expect(Number.isInteger(record.step), line).toBe(true);
    if ('trial_id' in record) expect(states[record.trial_id as number], line).toBe('running');
    if (code === 5)
      checkParameter(record.param_value_internal as number, JSON.parse(record.distribution as string));
    if (code === 6) {
      const state = ['', 'complete', 'pruned', 'fail'][record.state as number]!;
      states[record.trial_id as number] = state;
      const values = record.values as readonly unknown[] | null;
      if (state === 'fail') expect(values, line).toBeNull();
      else expect(values, line).toHaveLength(objectives);
      expect(values?.every(Number.isFinite) ?? true, line).toBe(true);
    }
  }
  return states;
}

function checkParameter(value: number, { name, attributes, ...rest }: Distribution): void {
  expect(rest).toEqual({});
  if (name === 'CategoricalDistribution') {
    expect(Object.keys(attributes)).toEqual(['choices']);
    expect(attributes.choices[value]).toBeDefined();
    return;
  }
  expect(Object.keys(attributes).sort()).toEqual(['high', 'log', 'low', 'step']);
  const { low, high, step, log } = attributes;
  expect(low <= value && value <= high).toBe(true);
  if (log) expect([low > 0, step]).toEqual([true, name === 'IntDistribution' ? 1 : null]);
  if (name === 'IntDistribution') expect([low, high, step, value].every(Number.isInteger)).toBe(true);
}

import { expect, test } from 'vitest';
import { reduce } from './reduce.js';
import { endOf, initialState, type StudyEvent, type StudyState } from './state.js';

const rules = { directions: ['minimize'], keep: 1 } as const;
const search = { trials: 3, space: {}, enqueue: [] };
const after = (...events: StudyEvent[]): StudyState =>
  events.reduce((state, event) => reduce(state, event, rules), initialState(search));

const asked = (trial: number): StudyEvent => ({
  kind: 'asked',
  trial,
  suggestion: { args: { size: trial } },
});
const committed = (
  trial: number,
  decision: 'continue' | 'pause' | 'complete' | 'pruned' | 'fail',
  ...segment: number[]
): StudyEvent => {
  const values = segment.length === 0 ? null : [segment.at(-1)!];
  return { kind: 'committed', trial, decision, segment, values, message: decision === 'fail' ? 'broke' : '' };
};

test('a trial that continues is ready, and has no result yet', () => {
  const state = after(asked(0), committed(0, 'continue', 0.5, 0.4));
  expect(state.ready).toEqual([0]);
  expect(state.curves).toEqual([{ id: 0, state: 'running', values: [0.5, 0.4] }]);
  expect(state.docs).toEqual([{ id: 0, state: 1, result: { status: 'new' }, args: { size: 0 } }]);
  expect(reduce(state, { kind: 'resumed' }, rules).ready).toEqual([]);
});

test('curves hold the values themselves, whatever the direction', () => {
  const state = after(asked(0), committed(0, 'complete', 0.5, 0.4));
  expect(state.curves[0]!.values).toEqual([0.5, 0.4]);
  expect(state.docs[0]).toMatchObject({ state: 2, result: { status: 'ok', loss: 0.4 } });
  expect(state.best.front).toEqual([{ id: 0, state: 'complete', values: [0.4] }]);
});

test('for a search, a waiting trial is pruned until it is promoted and ends', () => {
  const waiting = after(asked(0), committed(0, 'pause', 0.5));
  expect(waiting.curves[0]!.state).toBe('paused');
  expect(waiting.docs[0]!.result).toEqual({ status: 'pruned', loss: 0.5, rung: 1 });
  const promoted = reduce(waiting, { kind: 'promoted', trial: 0 }, rules);
  expect(promoted.curves[0]!.state).toBe('running');
  const ended = reduce(promoted, committed(0, 'complete', 0.3), rules);
  expect(ended.docs[0]!.result).toEqual({ status: 'ok', loss: 0.3 });
  const dropped = reduce(waiting, { kind: 'dropped', trial: 0 }, rules);
  expect(dropped.curves[0]!.state).toBe('pruned');
  expect(dropped.docs).toEqual(waiting.docs);
});

test('failures are counted until a trial ends without one', () => {
  const failed = after(asked(0), asked(1), committed(0, 'fail'), committed(1, 'fail', 0.1));
  expect(failed.failures).toEqual({ count: 2, message: 'broke' });
  expect(reduce(failed, asked(2), rules).failures.count).toBe(2);
  const well = [asked(2), committed(2, 'pruned', 1)].reduce((s, e) => reduce(s, e, rules), failed);
  expect(well.failures.count).toBe(0);
});

test('why no further trial begins', () => {
  expect(endOf(after(asked(0)))).toBeNull();
  expect(endOf(after(asked(0), asked(1), asked(2)))).toBe('trials');
  expect(endOf(after({ kind: 'exhausted' }))).toBe('space');
  const late = after({ kind: 'timeout' });
  expect(endOf(late)).toBe('timeout');
  const extended = reduce(late, { kind: 'extended', search: { ...search, trials: 9, patience: 2 } }, rules);
  expect(endOf(extended)).toBeNull();
  const events = [asked(0), committed(0, 'complete', 1), asked(1), committed(1, 'complete', 2, 2)];
  expect(endOf(events.reduce((s, e) => reduce(s, e, rules), extended))).toBe('patience');
});

test('an event does not change the state it is applied to', () => {
  const state = after(asked(0), asked(1), committed(0, 'pause', 0.5), committed(1, 'continue', 0.4));
  const copy = structuredClone(state);
  const events: StudyEvent[] = [
    asked(2),
    { kind: 'resumed' },
    { kind: 'promoted', trial: 0 },
    { kind: 'dropped', trial: 0 },
    committed(1, 'complete', 0.1),
    { kind: 'restored' },
    { kind: 'timeout' },
  ];
  for (const event of events) reduce(state, event, rules);
  expect(state).toEqual(copy);
  expect(reduce(state, { kind: 'restored' }, rules).ready).toEqual([1]);
});

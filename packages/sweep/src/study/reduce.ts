import type { Curve, TrialDoc } from '@s4nn/core';
import { resultOf } from './history.js';
import { ranked } from './leaderboard.js';
import type { CommittedEvent, StudyEvent, StudyRules, StudyState } from './state.js';

/** The state after an event. */
export function reduce(state: StudyState, event: StudyEvent, rules: StudyRules): StudyState {
  switch (event.kind) {
    case 'asked': {
      const { trial: id, suggestion } = event;
      const doc: TrialDoc = { id, state: 1, result: { status: 'new' }, ...suggestion };
      const curve: Curve = { id, state: 'running', values: [] };
      return { ...state, docs: [...state.docs, doc], curves: [...state.curves, curve] };
    }
    case 'exhausted':
      return { ...state, isExhausted: true };
    case 'resumed':
      return { ...state, ready: state.ready.slice(1) };
    case 'promoted':
      return withCurve(state, { ...state.curves[event.trial]!, state: 'running' });
    case 'committed':
      return committed(state, event, rules);
    case 'dropped':
      // Searches treat a waiting trial as pruned, so they already have its result.
      return withCurve(state, { ...state.curves[event.trial]!, state: 'pruned' });
    case 'extended':
      return { ...state, search: event.search, isTimeUp: false, isExhausted: false };
    case 'timeout':
      return { ...state, isTimeUp: true };
    case 'restored': {
      const running = state.curves.filter((curve) => curve.state === 'running');
      return { ...state, ready: running.map(({ id }) => id) };
    }
  }
}

function committed(state: StudyState, event: CommittedEvent, rules: StudyRules): StudyState {
  const { trial, decision, segment, values, message } = event;
  const curve: Curve = {
    id: trial,
    state: decision === 'continue' ? 'running' : decision === 'pause' ? 'paused' : decision,
    values: [...state.curves[trial]!.values, ...segment],
  };
  const next = withCurve(state, curve);
  const judged = { id: trial, state: curve.state, values };
  return {
    ...next,
    docs: decision === 'continue' ? state.docs : withResult(state, event, curve, rules),
    ready: decision === 'continue' ? [...state.ready, trial] : state.ready,
    failures: failuresAfter(state.failures, decision, message),
    best: ranked(state.best, judged, segment.length, rules.keep, rules.directions),
  };
}

const withCurve = (state: StudyState, curve: Curve): StudyState => ({
  ...state,
  curves: state.curves.with(curve.id, curve),
});

function withResult(
  { docs }: StudyState,
  { trial, decision, values }: CommittedEvent,
  curve: Curve,
  { directions }: StudyRules,
): readonly TrialDoc[] {
  const as = decision === 'pause' ? 'pruned' : decision;
  const result = resultOf(as as 'complete' | 'pruned' | 'fail', values, directions, curve.values.length);
  return docs.with(trial, { ...docs[trial]!, state: 2, result });
}

function failuresAfter(
  failures: StudyState['failures'],
  decision: CommittedEvent['decision'],
  message: string,
): StudyState['failures'] {
  if (decision === 'fail') return { count: failures.count + 1, message };
  return decision === 'complete' || decision === 'pruned' ? { count: 0, message: '' } : failures;
}

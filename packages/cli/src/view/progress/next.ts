import type { Values } from '@s4nn/core';
import { topTrials } from '@s4nn/log';
import type { EndedTrial, Kept, Progress } from '@s4nn/sweep';
import { line } from './lines.js';
import { initialState, type RunningTrial, type State, type TopTrial, trainingIn } from './state.js';
import { trendAfter } from './trend.js';

/** How many of the best trials are shown, and how many decisions. */
const most = { top: 5, recent: 20 } as const;

/** The state after one more piece of progress. */
export function next(state: State, progress: Progress, now: number): State {
  const { clock } = state;
  const busy = clock.busy + trainingIn(state) * Math.max(0, now - clock.at);
  return following({ ...state, clock: { ...clock, busy, at: now } }, progress, now);
}

function following(state: State, progress: Progress, now: number): State {
  switch (progress.kind) {
    case 'start':
      return begun(progress, now);
    case 'queued':
      return withTrial(state, progress.trial, { is: 'queued', worker: null });
    case 'trial': {
      const { trial, parameters, epochs, done } = progress;
      return withTrial(state, trial, { parameters, epochs, epoch: done });
    }
    case 'training':
      return training(state, progress, now);
    case 'epoch': {
      const { trial, report } = progress;
      const clock = { ...state.clock, epochs: state.clock.epochs + 1 };
      const known = state.running.find((each) => each.trial === trial);
      const is = known?.is === 'queued' ? 'training' : known?.is;
      return withTrial({ ...state, clock }, trial, { epoch: report.epoch, report, ...(is && { is }) });
    }
    case 'trained':
      return withTrial(state, progress.trial, { is: 'trained' });
    case 'pause':
      return { ...withTrial(state, progress.trial, { is: 'resting' }), recent: recentWith(state, progress) };
    case 'end': {
      const { trial, state: how, values, epochs } = progress;
      const { parameters = {} } = state.running.find((each) => each.trial === trial) ?? {};
      const left = { ...state, running: state.running.filter((each) => each.trial !== trial) };
      const after = withEnded(left, { trial, state: how, values, epochs, parameters });
      return { ...after, recent: recentWith(state, progress) };
    }
    case 'workers': {
      const { workers, gone } = progress;
      const isThere = ({ worker }: RunningTrial) =>
        worker === null || workers.some(({ name }) => name === worker.name);
      return {
        ...state,
        workers,
        gone: state.gone + gone.length,
        // What a lost worker trained is trained again by the next one.
        running: state.running.map((each) =>
          each.is === 'training' && !isThere(each) ? { ...each, is: 'queued', worker: null } : each,
        ),
      };
    }
    case 'final': {
      const { trial, epochs } = progress;
      return {
        ...state,
        running: [],
        final: { trial, epochs, epoch: 0, from: 0, since: now, report: null, worker: null },
      };
    }
    case 'finalEpoch': {
      const { report } = progress;
      return { ...state, final: state.final && { ...state.final, report, epoch: report.epoch } };
    }
    case 'silence':
    case 'remark':
    case 'retry':
    case 'restart':
    case 'stopped':
    case 'result':
      return state;
  }
}

/** With what earlier runs left. */
function begun(progress: Extract<Progress, { kind: 'start' }>, now: number): State {
  const { name, trials, objectives, layers, epochs, lanes, where, kept } = progress;
  const { trainingSamples, validationSamples } = progress;
  const empty: State = {
    ...initialState,
    ...{ name, trials, objectives, layers, epochs, lanes },
    isElsewhere: where !== null,
    finalShare: trials === 0 ? 1 : 1 + validationSamples / Math.max(1, trainingSamples),
    clock: { ...initialState.clock, started: now, at: now },
  };
  return {
    ...kept.ended.reduce(withEnded, empty),
    running: kept.running.map((each) => waiting(each, epochs)),
  };
}

const waiting = (
  { trial, epoch, waits, parameters }: Kept['running'][number],
  epochs: number,
): RunningTrial => ({
  ...{ trial, epoch, epochs, parameters, lane: 0, worker: null, report: null },
  is: waits ? 'resting' : 'queued',
});

function training(state: State, progress: Extract<Progress, { kind: 'training' }>, now: number): State {
  const { trial, lane, from, worker } = progress;
  if (trial !== null) {
    const clock = { ...state.clock, began: state.clock.began ?? now };
    return withTrial({ ...state, clock }, trial, { is: 'training', lane, epoch: from, worker });
  }
  const { final } = state;
  if (!final) return state;
  // Who has begun it may say its name later.
  const isNamed = worker !== null && final.worker === null && final.from === from;
  const begins = isNamed ? {} : { epoch: from, from, since: now };
  return { ...state, final: { ...final, ...begins, worker } };
}

/** Changes a trial that has not ended; one that is new begins with its place in the queue. */
function withTrial(state: State, trial: number, changed: Partial<RunningTrial>): State {
  const known = state.running.find((each) => each.trial === trial);
  const before: RunningTrial = known ?? {
    ...{ trial, parameters: {}, epoch: 0, epochs: state.epochs, report: null, lane: 0, worker: null },
    is: 'queued',
  };
  const others = state.running.filter((each) => each !== known);
  return { ...state, running: [...others, { ...before, ...changed }].sort((a, b) => a.trial - b.trial) };
}

function withEnded(state: State, ended: EndedTrial): State {
  const { trial: id, state: how, epochs, parameters } = ended;
  const values = ended.values && valuesIn(state, ended.values);
  const counted = {
    ...state,
    [how]: state[how] + 1,
    epochsOfEnded: state.epochsOfEnded + epochs,
  };
  const [first] = state.objectives;
  if (how !== 'complete' || !values || !first) return withTrend(counted);
  const all: TopTrial[] = [...state.top, { id, state: how, values, epochs, parameters }];
  const directions = state.objectives.map(({ direction }) => direction);
  return withTrend({ ...counted, top: topTrials(all, directions, most.top).slice(0, most.top) });
}

/** The best value has one more point, even if no trial is better. */
function withTrend(state: State): State {
  const [best] = state.top;
  return best ? { ...state, trend: trendAfter(state.trend, best.values![0]!) } : state;
}

const valuesIn = ({ objectives }: State, values: Values): number[] =>
  objectives.map(({ metric }) => values[metric] ?? Number.NaN);

const recentWith = ({ recent }: State, progress: Progress): readonly string[] =>
  [...recent, line(progress) ?? ''].slice(-most.recent);

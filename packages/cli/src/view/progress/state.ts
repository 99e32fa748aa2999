import { type EpochReport, percent } from '@s4nn/core';
import { type BestSoFar, type ParameterValues, prunedText } from '@s4nn/log';
import type { Progress } from '@s4nn/sweep';

/** A trial that is running now. */
export interface RunningTrial {
  readonly trial: number;
  readonly parameters: ParameterValues;
  readonly epoch: number;
  /** Number of epochs of a complete trial. */
  readonly epochs: number;
  readonly accuracy: number | null;
  /** Whether it waits at a rung; then it is not shown. */
  readonly waiting: boolean;
}

/** The state of the live view: a fold over the progress of a sweep. */
export interface State {
  readonly name: string;
  readonly trials: number;
  readonly finished: number;
  /** Trials finished before this run began. */
  readonly finishedEarlier: number;
  readonly pruned: number;
  readonly failed: number;
  readonly running: readonly RunningTrial[];
  readonly best: BestSoFar | null;
  /** The last pruned trial, and why it was pruned. */
  readonly lastPruned: { readonly trial: number; readonly text: string } | null;
  readonly final: {
    readonly epoch: number;
    readonly epochs: number;
    /** Of the last epoch: on validation samples, or while learning if there are none. */
    readonly accuracy: string;
  } | null;
  /** Clock at the start of the sweep and of its last training, milliseconds. */
  readonly startedAt: number;
  readonly finalAt: number;
}

/** The state before anything happened. */
export const initialState: State = {
  name: '',
  trials: 0,
  finished: 0,
  finishedEarlier: 0,
  pruned: 0,
  failed: 0,
  running: [],
  best: null,
  lastPruned: null,
  final: null,
  startedAt: 0,
  finalAt: 0,
};

/** The state after one more piece of progress. */
export function next(state: State, progress: Progress, now: number): State {
  switch (progress.kind) {
    case 'start':
      return {
        ...state,
        name: progress.name,
        trials: progress.trials,
        finished: progress.finished,
        finishedEarlier: progress.finished,
        pruned: progress.pruned,
        failed: progress.failed,
        best: progress.best,
        startedAt: now,
      };
    case 'trial':
      return {
        ...state,
        running: [
          ...state.running,
          {
            trial: progress.trial,
            parameters: progress.parameters,
            epoch: progress.done,
            epochs: progress.epochs,
            accuracy: null,
            waiting: false,
          },
        ].sort((a, b) => a.trial - b.trial),
      };
    case 'epoch':
      return {
        ...state,
        running: state.running.map((trial) =>
          trial.trial === progress.trial
            ? {
                ...trial,
                epoch: progress.report.epoch,
                accuracy: progress.report.validation?.accuracy.potential ?? null,
                waiting: false,
              }
            : trial,
        ),
      };
    case 'pause':
      return {
        ...state,
        running: state.running.map((trial) =>
          trial.trial === progress.trial ? { ...trial, waiting: true } : trial,
        ),
      };
    case 'end':
      return {
        ...state,
        running: state.running.filter(({ trial }) => trial !== progress.trial),
        finished: state.finished + 1,
        pruned: state.pruned + Number(progress.state === 'pruned'),
        failed: state.failed + Number(progress.state === 'failed'),
        best: progress.best,
        lastPruned:
          progress.state === 'pruned' && progress.message
            ? {
                trial: progress.trial,
                text: prunedText({ rung: progress.epochs, because: progress.message.split('\n')[0]! }),
              }
            : state.lastPruned,
      };
    case 'final':
      return { ...state, final: { epoch: 0, epochs: progress.epochs, accuracy: '' }, finalAt: now };
    case 'finalEpoch':
      return {
        ...state,
        final: state.final && {
          ...state.final,
          epoch: progress.report.epoch,
          accuracy: finalAccuracy(progress.report),
        },
      };
    case 'silence':
    case 'workers':
    case 'remark':
    case 'retry':
    case 'restart':
    case 'result':
      return state;
  }
}

const finalAccuracy = ({ validation, trainingAccuracy }: EpochReport): string =>
  validation
    ? `${percent(validation.accuracy.potential)} on validation`
    : `${percent(trainingAccuracy)} while learning (lenient)`;

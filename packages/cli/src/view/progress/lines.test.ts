import type { Progress } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { line } from './lines.js';

const start = {
  kind: 'start',
  name: 'mnist',
  journal: '',
  trials: 8,
  lanes: 2,
  where: null,
  epochs: 3,
  trainingSamples: 150,
  validationSamples: 50,
  layers: 2,
  outcome: 'start',
  kept: { ended: [], running: [], final: 0 },
} as const;
const complete = { state: 'complete', values: null, epochs: 3, parameters: {} };
const ended = [0, 1, 2, 5].map((trial) => ({ ...complete, trial }));
const resumed = {
  ...start,
  outcome: 'resume',
  kept: {
    ended,
    running: [
      { trial: 3, epoch: 2, waits: false, parameters: {} },
      { trial: 4, epoch: 1, waits: true, parameters: {} },
      { trial: 6, epoch: 0, waits: false, parameters: {} },
    ],
    final: 0,
  },
};
const parameters = { '/network/layers/0/threshold': 0.51234 };
const values = { 'validation.accuracy': 0.925 };
const report = { epoch: 2, trainingAccuracy: 0.5, validation: { accuracy: { potential: 0.75 } } };

test.each<[object, string | null]>([
  [start, 'mnist: 8 trials of up to 3 epochs on 2 lanes, 150 training and 50 validation samples'],
  [
    { ...start, trials: 1, epochs: 1, lanes: 1 },
    'mnist: 1 trial of up to 1 epoch on 1 lane, 150 training and 50 validation samples',
  ],
  [
    resumed,
    'mnist: 8 trials of up to 3 epochs on 2 lanes, 150 training and 50 validation samples; resumes: trials 0–2, 5 are kept, ' +
      'trial 3 continues after epoch 2, trial 4 waits at a rung, trial 6 starts again',
  ],
  [
    { ...resumed, outcome: 'extend', kept: { ...resumed.kept, ended: [], running: [], final: 4 } },
    'mnist: 8 trials of up to 3 epochs on 2 lanes, 150 training and 50 validation samples; extends the earlier run: ' +
      'the last training continues after 4 epochs',
  ],
  [
    { ...resumed, outcome: 'complete' },
    'mnist: 8 trials of up to 3 epochs on 2 lanes, 150 training and 50 validation samples; it is complete',
  ],
  [{ ...start, trials: 0 }, 'mnist: a single run of 3 epochs on 150 samples'],
  [{ kind: 'trial', trial: 4, parameters, epochs: 3, done: 0 }, 'trial 4 starts: hidden threshold 0.5123'],
  [
    { kind: 'trial', trial: 0, parameters: {}, epochs: 3, done: 2 },
    'trial 0 resumes after epoch 2: the config unchanged',
  ],
  [
    { kind: 'pause', trial: 4, values, epochs: 1 },
    'trial 4 waits after epoch 1, validation.accuracy 92.50 %',
  ],
  [{ kind: 'pause', trial: 4, values: null, epochs: 1 }, 'trial 4 waits after epoch 1'],
  [
    { kind: 'pause', trial: 4, values, epochs: 1, because: '92.50 %, 2nd of 3, the best third resumes' },
    'trial 4 waits after epoch 1: 92.50 %, 2nd of 3, the best third resumes',
  ],
  [
    { kind: 'restart', trial: 4, message: 'its checkpoint is damaged' },
    'trial 4 starts again from its first epoch: its checkpoint is damaged',
  ],
  [
    { kind: 'restart', trial: null, message: 'its checkpoint is damaged' },
    'the retraining starts again from its first epoch: its checkpoint is damaged',
  ],
  [
    { kind: 'retry', trial: 4, message: 'the thread ended\nat x' },
    'trial 4 is retried from its last epoch: the thread ended',
  ],
  [
    { kind: 'retry', trial: null, message: 'the device was lost' },
    'the retraining is retried from its last epoch: the device was lost',
  ],
  [{ kind: 'epoch', trial: 4, report }, null],
  [{ kind: 'queued', trial: 4 }, null],
  [{ kind: 'trained', trial: 4 }, null],
  [{ kind: 'stopped', kept: start.kept }, null],
  [
    { kind: 'end', trial: 4, state: 'complete', values, epochs: 3, best: null },
    'trial 4 complete after 3 epochs, validation.accuracy 92.50 %',
  ],
  [
    {
      ...{ kind: 'end', trial: 4, state: 'pruned', values, epochs: 1, best: null },
      message: '92.50 %, 4th of 4, at most 1 may be better',
    },
    'trial 4 pruned at epoch 1: 92.50 %, 4th of 4, at most 1 may be better',
  ],
  [
    { kind: 'end', trial: 4, state: 'failed', values: null, epochs: 0, best: null, message: 'NaN\nat x' },
    'trial 4 failed after 0 epochs: NaN',
  ],
  [
    { kind: 'final', trial: 4, epochs: 3, samples: 200 },
    'retraining trial 4 on all 200 training samples for 3 epochs',
  ],
  [{ kind: 'final', trial: null, epochs: 3, samples: 200 }, null],
  [{ kind: 'finalEpoch', report }, 'epoch 2: 50.00 % while learning (lenient), 75.00 % on validation'],
  [
    { kind: 'finalEpoch', report: { ...report, validation: null } },
    'epoch 2: 50.00 % while learning (lenient)',
  ],
  [{ kind: 'result', summary: { seconds: 61 }, folder: '', fromEarlier: false }, 'done in 1 min 01 s'],
  [{ kind: 'result', summary: { seconds: 61 }, folder: '', fromEarlier: true }, null],
])('%j', (progress, text) => {
  expect(line(progress as Progress, 2)).toBe(text);
});

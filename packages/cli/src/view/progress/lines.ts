import { counted, percent, type Values, valuesText } from '@s4nn/core';
import { prunedText } from '@s4nn/log';
import type { Progress } from '@s4nn/sweep';
import { commandsIn } from '../../commands-in.js';
import { duration, oneLine, parameterLine } from '../format.js';
import { resumptionText } from './kept-text.js';

/**
 * A piece of progress as a plain line, for logs and pipes; null if it is not worth one.
 * @param layers how many layers the network has; null where that is not known.
 */
export function line(progress: Progress, layers: number | null = null): string | null {
  switch (progress.kind) {
    case 'silence': {
      const { pid, host, seconds, of } = progress;
      return `process ${pid} on ${host} held this sweep; its heartbeat has not changed for ${seconds} of ${of} s`;
    }
    case 'start': {
      const resumption = resumptionText(progress);
      const resumes = resumption === null ? '' : `; ${resumption}`;
      return progress.trials === 0
        ? `${progress.name}: a single run of ${counted(progress.epochs, 'epoch')} on ${progress.trainingSamples} samples${progress.where === null ? '' : `, on ${progress.where}`}${resumes}`
        : `${progress.name}: ${counted(progress.trials, 'trial')} of up to ${counted(progress.epochs, 'epoch')} ${lanesText(progress)}, ` +
            `${progress.trainingSamples} training and ${progress.validationSamples} validation samples${resumes}`;
    }
    case 'trial':
      return (
        `trial ${progress.trial} ${progress.done > 0 ? `resumes after epoch ${progress.done}` : 'starts'}: ` +
        (parameterLine(progress.parameters, layers) || 'the config unchanged')
      );
    case 'pause':
      return `trial ${progress.trial} waits after epoch ${progress.epochs}${progress.because ? `: ${oneLine(progress.because)}` : reached(progress.values)}`;
    case 'remark':
      return commandsIn(progress.text);
    case 'retry':
      return `${progress.trial === null ? 'the retraining' : `trial ${progress.trial}`} is retried from its last epoch: ${oneLine(progress.message)}`;
    case 'restart':
      return `${progress.trial === null ? 'the retraining' : `trial ${progress.trial}`} starts again from its first epoch: ${oneLine(progress.message)}`;
    case 'workers':
    case 'queued':
    case 'training':
    case 'trained':
    case 'epoch':
    case 'stopped':
      return null;
    case 'end': {
      const { trial, state, epochs, values, message } = progress;
      const because = oneLine(message ?? '');
      return state === 'pruned' && because
        ? `trial ${trial} ${prunedText({ rung: epochs, because })}`
        : `trial ${trial} ${state} after ${counted(epochs, 'epoch')}${reached(values)}${because ? `: ${because}` : ''}`;
    }
    case 'final':
      return progress.trial === null
        ? null
        : `retraining trial ${progress.trial} on all ${progress.samples} training samples for ${counted(progress.epochs, 'epoch')}`;
    case 'finalEpoch': {
      const { epoch, trainingAccuracy, validation } = progress.report;
      const checked = validation ? `, ${percent(validation.accuracy.potential)} on validation` : '';
      return `epoch ${epoch}: ${percent(trainingAccuracy)} while learning (lenient)${checked}`;
    }
    case 'result':
      return progress.fromEarlier ? null : `done in ${duration(progress.summary.seconds)}`;
  }
}

/** How many trials run at a time, and where. */
const lanesText = ({ lanes, where }: Extract<Progress, { kind: 'start' }>): string =>
  where === null ? `on ${counted(lanes, 'lane')}` : `${lanes} at a time, on ${where}`;

const reached = (values: Values | null): string => (values === null ? '' : `, ${valuesText(values)}`);

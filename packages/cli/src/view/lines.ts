import type { Progress } from '@s4nn/sweep';
import { duration, parameterLine, percent } from './format.js';

/** One plain line for each thing worth one, for logs and pipes; null for the rest. */
export function line(progress: Progress): string | null {
  switch (progress.kind) {
    case 'start':
      return progress.trials === 0
        ? `${progress.name}: a single run of ${progress.epochs} epochs on ${progress.trainingSamples} samples`
        : `${progress.name}: ${progress.trials} trials of up to ${progress.epochs} epochs on ${progress.lanes} lane${progress.lanes === 1 ? '' : 's'}, ` +
            `${progress.trainingSamples} training and ${progress.validationSamples} validation samples` +
            (progress.finished > 0 ? `; ${progress.finished} finished earlier` : '');
    case 'trial':
      return `trial ${progress.trial} starts: ${parameterLine(progress.parameters) || 'the config as it is'}`;
    case 'epoch':
      return null;
    case 'end': {
      const accuracy = progress.accuracy === null ? '' : `, ${percent(progress.accuracy)} on validation`;
      return `trial ${progress.trial} ${progress.state} after ${progress.epochs} epochs${accuracy}${progress.message ? `: ${progress.message.split('\n')[0]}` : ''}`;
    }
    case 'final':
      return progress.trial === null
        ? null
        : `retraining trial ${progress.trial} on all ${progress.samples} training samples for ${progress.epochs} epochs`;
    case 'finalEpoch': {
      const { epoch, trainingAccuracy, validation } = progress.report;
      const checked = validation ? `, ${percent(validation.accuracy.potential)} on validation` : '';
      return `epoch ${epoch}: ${percent(trainingAccuracy)} while learning (lenient)${checked}`;
    }
    case 'result':
      return `done in ${duration(progress.summary.seconds)}`;
  }
}

import type { LiveNews } from '../../src/served/news.js';
import type { ReportTrial } from '../../src/sweep.js';

/** Trials that run, with the epochs that the log does not have yet. */
export const withLiveCurves = (trials: readonly ReportTrial[], curves: LiveNews['curves']): ReportTrial[] =>
  Object.entries(curves).flatMap(([id, more]) => {
    const trial = trials[Number(id)];
    if (!trial || (trial.state !== 'running' && trial.state !== 'waiting')) return [];
    const last = trial.curve.at(-1)?.[0] ?? 0;
    const newer = more.filter(([epoch]) => epoch > last);
    const epochs = trial.epochs === undefined ? {} : { epochs: trial.epochs + newer.length };
    return [{ ...trial, ...epochs, curve: [...trial.curve, ...newer] }];
  });

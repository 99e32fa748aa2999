import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { trialAttributes } from '@s4nn/log';
import type { ReportData, ReportTrial, TrialData } from '@s4nn/report';
import { recordedTrialConfig } from '@s4nn/sweep';
import type { LogContent } from '../follow/follow-log.js';
import { rungsOf } from './rungs.js';

/** With how many other curves that of a trial is shown. */
const mostOthers = 300;

/**
 * What the page of a trial shows; null if there is no such trial.
 * @param results the folder of the sweep's results.
 */
export async function trialData(
  content: LogContent,
  results: string,
  id: number,
  note: string,
): Promise<TrialData | null> {
  const log = content.report.state.log();
  const logged = log.trials[id];
  const report = await content.data();
  const found = report.trials[id];
  if (!logged || !found) return null;
  const { runs: _, epochs: __, ...rest } = found;
  const trial = { ...rest, curve: content.report.state.trial(id).curve };
  const curves = report.trials.filter((other) => other.id !== id && other.curve.length > 0);
  const config = recordedTrialConfig(log, logged);
  return {
    now: new Date().toISOString(),
    sweep: report.name,
    objectives: report.objectives,
    parameters: report.parameters,
    trials: report.trials.length,
    trial,
    isBest: report.best.includes(id),
    others: interesting(curves, report.best).map(({ id: other, state, curve }) => ({
      id: other,
      state,
      curve,
    })),
    allOthers: curves.length,
    rungs: rungsOf(content, id),
    segments: trialAttributes.ran
      .all(logged.attributes)
      .map(({ epoch, value }) => ({ ...value, epoch }))
      .sort((a, b) => a.epoch - b.epoch),
    config,
    ...networkOf(report, results, id, config !== null),
    note,
  };
}

/** Where its network can be seen, and commands that use its config. */
function networkOf(
  { name, best }: ReportData,
  results: string,
  id: number,
  hasConfig: boolean,
): Pick<TrialData, 'network' | 'commands'> {
  const own = `configs/${name}-trial-${id}.json`;
  const again = { what: 'Train it by itself, with its config in a file', command: `s4nn sweep ${own}` };
  const weights = `results/${name}/trials/${id}.npz`;
  if (!existsSync(join(results, 'trials', `${id}.npz`))) {
    const why =
      'Its weights were not kept: those of the best are, once the sweep is done, and "keep" in the search says of how many.';
    return { network: { isKept: false, said: why }, commands: hasConfig ? [again] : [] };
  }
  // The config among the results is that of the best trial.
  const config = best[0] === id ? `results/${name}/config.json` : own;
  const show = { what: 'Draw its network at work', command: `s4nn show ${config} --weights ${weights}` };
  return {
    network: { isKept: true, said: `Its weights are kept in ${weights}.` },
    commands: [show, ...(hasConfig ? [again] : [])],
  };
}

/** The best ones, then the latest: as many as are shown. */
function interesting(trials: readonly ReportTrial[], best: readonly number[]): ReportTrial[] {
  const first = new Set(best);
  return [...trials]
    .sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || b.id - a.id)
    .slice(0, mostOthers)
    .sort((a, b) => a.id - b.id);
}

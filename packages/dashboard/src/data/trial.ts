import { studyAttributes, trialAttributes } from '@s4nn/log';
import type { ReportTrial, TrialData } from '@s4nn/report';
import { recordedTrialConfig } from '@s4nn/sweep';
import type { LogContent } from '../follow/follow-sweep.js';
import { rungsOf } from './rungs.js';

/** With how many other curves that of a trial is shown. */
const mostOthers = 300;

/** What the page of a trial shows; null if there is no such trial. */
export async function trialData(content: LogContent, id: number, note: string): Promise<TrialData | null> {
  const { log } = content;
  const logged = log.trials[id];
  const report = await content.report();
  const found = report.trials[id];
  if (!logged || !found) return null;
  const { runs: _, ...trial } = found;
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
    others: interesting(curves, report.best).map(({ id: other, state, curve }) => ({ id: other, state, curve })),
    allOthers: curves.length,
    rungs: rungsOf(content, id),
    segments: trialAttributes.ran
      .all(logged.attributes)
      .map(({ epoch, value }) => ({ ...value, epoch }))
      .sort((a, b) => a.epoch - b.epoch),
    config,
    network: { state: 'none', why: 'Its network is not drawn here.' },
    commands:
      config === null || studyAttributes.config.in(log.study.attributes)?.search === undefined
        ? []
        : [
            {
              what: `Train it again by itself, from its config in a file`,
              command: `s4nn sweep configs/${report.name}-trial-${id}.json`,
            },
          ],
    note,
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

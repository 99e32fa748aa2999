import { evaluationFacts } from '@s4nn/core';
import { type Attributes, arithmeticIn, studyAttributes } from '@s4nn/log';
import type { CompareData, Conditions, SweepToCompare } from '@s4nn/report';
import type { LogContent } from '../follow/follow-log.js';
import type { FollowedProject } from '../follow/follow-project.js';
import type { FollowedSweep } from '../follow/follow-sweep.js';
import { countsOf } from './counts.js';
import { courseOf } from './course.js';
import { statusOf } from './status.js';

/** What the comparison of some sweeps shows. */
export function compareData(followed: FollowedProject, names: readonly string[]): CompareData {
  const sweeps: SweepToCompare[] = [];
  const leftOut: { readonly name: string; readonly why: string }[] = [];
  for (const name of names) {
    const sweep = followed.sweep(name);
    const trouble = followed.troubleOf(name);
    if (trouble !== null) leftOut.push({ name, why: trouble });
    else if (!sweep.content) leftOut.push({ name, why: 'there is no log of this name' });
    else sweeps.push(sweepToCompare(sweep, sweep.content));
  }
  return { now: new Date().toISOString(), sweeps, leftOut };
}

function sweepToCompare(sweep: FollowedSweep, content: LogContent): SweepToCompare {
  const { report } = content;
  const { attributes } = report.state.log().study;
  const summary = report.summary();
  const [first, ...others] = summary.best;
  const best = first === undefined ? undefined : report.trial(first);
  const tested = summary.done ? studyAttributes.tested.in(attributes) : undefined;
  const last = studyAttributes.lastTraining.in(attributes);
  return {
    name: sweep.name,
    status: statusOf(sweep),
    trials: countsOf(summary),
    objectives: summary.objectives,
    epochs: summary.total === 0 ? (last?.epochs.length ?? 0) : summary.epochs,
    seconds: summary.seconds,
    best: best
      ? {
          id: best.id,
          values: best.values,
          parameters: best.parameters,
          curve: report.state.trial(best.id).curve,
        }
      : null,
    equals: others.length,
    test: tested ? { samples: tested.samples, facts: factsOf(tested) } : null,
    course: courseOf(report.state),
    conditions: conditionsOf(attributes),
    config: studyAttributes.config.in(attributes) ?? null,
  };
}

function factsOf(tested: Parameters<typeof evaluationFacts>[0]) {
  const { rules, facts } = evaluationFacts(tested);
  return [...rules, ...facts];
}

function conditionsOf(attributes: Attributes): Conditions {
  const data = studyAttributes.data.in(attributes);
  const config = studyAttributes.config.in(attributes) as
    | { readonly training?: { readonly validation?: unknown } }
    | undefined;
  const text = (value: unknown): string | null =>
    value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
  return {
    rule: text(studyAttributes.rule.in(attributes)),
    seed: text(studyAttributes.seed.in(attributes)),
    validation: text(config?.training?.validation),
    trainingSamples: text(data?.digest.train),
    testSamples: text(data?.digest.test),
    arithmetic: text(arithmeticIn(attributes)),
  };
}

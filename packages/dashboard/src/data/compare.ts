import { evaluationFacts } from '@s4nn/core';
import { arithmeticIn, busySeconds, studyAttributes } from '@s4nn/log';
import type { CompareData, Conditions, SweepToCompare } from '@s4nn/report';
import type { FollowedProject } from '../follow/follow-project.js';
import type { FollowedSweep, LogContent } from '../follow/follow-sweep.js';
import { countsOf } from './counts.js';
import { courseOf } from './course.js';
import { statusOf } from './status.js';

/** What the comparison of some sweeps shows. */
export async function compareData(followed: FollowedProject, names: readonly string[]): Promise<CompareData> {
  const sweeps: SweepToCompare[] = [];
  const leftOut: { readonly name: string; readonly why: string }[] = [];
  for (const name of names) {
    const sweep = followed.sweep(name);
    const trouble = followed.troubleOf(name);
    if (trouble !== null) leftOut.push({ name, why: trouble });
    else if (!sweep.content) leftOut.push({ name, why: 'there is no log of this name' });
    else sweeps.push(await sweepToCompare(sweep, sweep.content));
  }
  return { now: new Date().toISOString(), sweeps, leftOut };
}

async function sweepToCompare(sweep: FollowedSweep, content: LogContent): Promise<SweepToCompare> {
  const { log, state } = content;
  const { attributes } = log.study;
  const report = await content.report();
  const [first, ...others] = state.best;
  const best = first === undefined ? undefined : report.trials[first];
  const tested = state.done ? studyAttributes.tested.in(attributes) : undefined;
  const last = studyAttributes.lastTraining.in(attributes);
  return {
    name: sweep.name,
    status: statusOf(sweep),
    trials: countsOf(state),
    objectives: state.objectives,
    epochs:
      state.total === 0
        ? (last?.epochs.length ?? 0)
        : state.trials.reduce((sum, { curve }) => sum + curve.length, 0),
    seconds: busySeconds(state.trials),
    best: best
      ? { id: best.id, values: best.values, parameters: best.parameters, curve: best.curve }
      : null,
    equals: others.length,
    test: tested ? { samples: tested.samples, facts: factsOf(tested) } : null,
    course: courseOf(content),
    conditions: conditionsOf(attributes),
    config: studyAttributes.config.in(attributes) ?? null,
  };
}

function factsOf(tested: Parameters<typeof evaluationFacts>[0]) {
  const { rules, facts } = evaluationFacts(tested);
  return [...rules, ...facts];
}

function conditionsOf(attributes: LogContent['log']['study']['attributes']): Conditions {
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

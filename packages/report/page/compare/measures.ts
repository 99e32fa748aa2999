import { valueText } from '@s4nn/core';
import { layerCount, shortNames } from '@s4nn/log';
import type { SweepToCompare } from '../../src/compare.js';
import { countsText, statusText, trialsText } from '../../src/text/status.js';
import { duration } from '../text/time.js';
import { parameterText } from '../text/value.js';

/** A row of the comparison: what it says, and that of each sweep. */
export interface Measure {
  readonly name: string;
  /** What the name stands for, where it is short. */
  readonly hint?: string;
  readonly texts: readonly string[];
  /** Whether it belongs to the row above. */
  readonly isPart: boolean;
}

/** What sweeps did and found, one row per measurement. */
export function measuresOf(sweeps: readonly SweepToCompare[]): Measure[] {
  const row = (name: string, of: (sweep: SweepToCompare) => string): Measure => ({
    ...{ name, texts: sweeps.map(of), isPart: false },
  });
  const part = (name: string, of: (sweep: SweepToCompare) => string): Measure => ({
    ...row(name, of),
    isPart: true,
  });
  const metrics = new Set(sweeps.flatMap(({ objectives }) => objectives.map(({ metric }) => metric)));
  const tests = new Set(sweeps.flatMap(({ test }) => test?.facts.map(({ name }) => name) ?? []));
  return [
    row('state', ({ status }) => statusText(status).label),
    row('trials', ({ trials }) => trialsText(trials)),
    part('of them', ({ trials }) => (trials.asked === 0 ? '' : countsText(trials))),
    row('epochs trained', ({ epochs }) => String(epochs)),
    row('time', ({ seconds }) => (seconds === null ? 'not known' : duration(seconds))),
    row('best trial', bestText),
    ...[...metrics].map((metric) => part(metric, (sweep) => valueIn(sweep, metric))),
    ...parameterRows(sweeps),
    row('test', ({ test }) => (test ? `${test.samples} samples` : 'not yet')),
    ...[...tests].map((name) =>
      part(name, ({ test }) => test?.facts.find((fact) => fact.name === name)?.value ?? ''),
    ),
  ];
}

function bestText({ best, equals, trials }: SweepToCompare): string {
  if (trials.asked === 0) return '';
  if (!best) return 'none yet';
  return `trial ${best.id}${equals === 0 ? '' : ` and ${equals} more on the Pareto front`}`;
}

function valueIn({ objectives, best }: SweepToCompare, metric: string): string {
  const value = best?.values?.[objectives.findIndex((objective) => objective.metric === metric)];
  return value === undefined ? '' : valueText(metric, value);
}

function parameterRows(sweeps: readonly SweepToCompare[]): Measure[] {
  const names = [...new Set(sweeps.flatMap(({ best }) => Object.keys(best?.parameters ?? {})))];
  const counts = new Set(sweeps.map(({ config }) => layerCount(config)));
  // A name of a layer, such as "hidden", needs the same layers in all sweeps.
  const short = shortNames(names, counts.size === 1 ? [...counts][0]! : null);
  return names.map((name) => ({
    ...{ name: short.get(name)!, hint: name, isPart: true },
    texts: sweeps.map(({ best }) =>
      best && Object.hasOwn(best.parameters, name) ? parameterText(best.parameters[name]!) : '',
    ),
  }));
}

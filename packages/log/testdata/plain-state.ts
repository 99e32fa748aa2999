import { type Direction, lossOf, paretoFront } from '@s4nn/core';
import { type SegmentRun, studyAttributes, trialAttributes } from '../src/attributes.js';
import type { Distribution } from '../src/format/distribution.js';
import { fold } from '../src/format/fold.js';
import type { JournalRecords } from '../src/format/record.js';
import type { LoggedTrial, SweepLog } from '../src/format/sweep-log.js';
import type { ParameterRange } from '../src/state/parameter-ranges.js';

/** What a state says of a whole log, each by its definition, over all trials at once. */
export function plainState(records: JournalRecords) {
  const log = fold(records);
  const { trials } = log;
  const runs = trials.flatMap((trial) => runsOf(trial));
  const hosts = hostsInOrder.filter((name) => runs.some(({ host }) => host === name));
  return {
    parameters: rangesOf(trials),
    best: bestOf(log),
    counts: Object.fromEntries(
      ['running', 'complete', 'pruned', 'fail', 'waiting'].map((state) => [
        state,
        trials.filter((trial) => trial.state === state).length,
      ]),
    ),
    epochs: trials.reduce((sum, { intermediate }) => sum + intermediate.size, 0),
    seconds: union(trials.flatMap(spansOf)),
    machines:
      hosts.length === 0
        ? null
        : [...hosts, undefined].flatMap((host) => {
            const own = runs.filter((run) => run.host === host);
            return own.length === 0
              ? []
              : [{ host: host ?? null, segments: own.length, seconds: union(own.map(spanOf)) }];
          }),
    looks: records.filter((record) => record.op_code === 2 && studyAttributes.tested.name in record.user_attr)
      .length,
  };
}

/** Those of `anyLog`, as people sort them. */
const hostsInOrder = ['größe', 'lab2', 'lab10'];

const runsOf = ({ attributes }: LoggedTrial): SegmentRun[] =>
  trialAttributes.ran.all(attributes).map(({ value }) => value);

type Span = readonly [from: number, to: number];

const spanOf = ({ started, ended }: SegmentRun): Span => [Date.parse(started), Date.parse(ended)];

function spansOf(trial: LoggedTrial): Span[] {
  const runs = runsOf(trial);
  if (runs.length > 0) return runs.map(spanOf);
  const { started, completed } = trial;
  return started && completed ? [[started.getTime(), completed.getTime()]] : [];
}

/** The whole seconds in any of the spans, counted in tenths. */
function union(spans: readonly Span[]): number | null {
  if (spans.length === 0) return null;
  const tenths = new Set<number>();
  for (const [from, to] of spans) for (let tenth = from; tenth < to; tenth += 100) tenths.add(tenth);
  return tenths.size / 10;
}

function rangesOf(trials: readonly LoggedTrial[]): ParameterRange[] {
  const ranges = new Map<string, ParameterRange>();
  for (const { parameters } of trials) {
    for (const [name, { distribution }] of Object.entries(parameters)) {
      ranges.set(name, joined(name, ranges.get(name), distribution));
    }
  }
  return [...ranges.values()];
}

function joined(name: string, before: ParameterRange | undefined, distribution: Distribution): ParameterRange {
  if (distribution.name === 'CategoricalDistribution') {
    const known = before?.kind === 'choice' ? before.choices : [];
    const choices = distribution.attributes.choices.map(String);
    return { name, kind: 'choice', choices: [...new Set([...known, ...choices])] };
  }
  const { low, high, log } = distribution.attributes;
  if (before?.kind !== 'number') return { name, kind: 'number', low, high, log };
  return { name, kind: 'number', low: Math.min(low, before.low), high: Math.max(high, before.high), log };
}

function bestOf({ study, trials }: SweepLog): number[] {
  const complete = trials.filter(({ state, values }) => state === 'complete' && isWhole(values, study.directions));
  const losses = complete.map(({ values }) => study.directions.map((direction, k) => lossOf(direction, values![k]!)));
  const front = paretoFront(losses).sort((a, b) => losses[a]![0]! - losses[b]![0]! || a - b);
  const ids = front.map((index) => complete[index]!.id);
  return study.directions.length === 1 ? ids.slice(0, 1) : ids;
}

const isWhole = (values: readonly number[] | null, directions: readonly Direction[]): boolean =>
  values !== null && directions.every((_, k) => values[k] !== undefined && !Number.isNaN(values[k]));

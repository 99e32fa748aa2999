import type { Evaluation } from '@s4nn/core';
import { type DecisionRule, decisionRules, percent } from '@s4nn/core';
import type { JournalRecords } from '@s4nn/log';
import {
  fold,
  metricNamesIn,
  type SweepLog,
  studyAttributes,
  type Trial,
  type Trials,
  trialsIn,
} from '@s4nn/log';
import type { Fact, ReportData, ReportTrial } from '@s4nn/report';
import { importanceIn } from '../read/importance.js';

/** What a report shows of a sweep, from its log alone: the sweep may still run. */
export async function reportData(records: JournalRecords, written: Date): Promise<ReportData> {
  const log = fold(records);
  const { attributes } = log.study;
  const tested = studyAttributes.tested.in(attributes);
  const last = studyAttributes.lastTraining.in(attributes);
  const { trials, ...sweep } = trialsIn(log, metricNamesIn(records));
  return {
    ...sweep,
    trials: trials.map((trial) => ({ ...trial, parameters: byName(trial, sweep.parameters) })),
    facts: factsOf(attributes),
    config: studyAttributes.config.in(attributes) ?? null,
    written: written.toISOString(),
    importance: await importanceIn(log),
    training: last?.epochs ?? null,
    test: tested ? testOf(tested) : null,
    confusion: last?.confusion ?? null,
  };
}

/** Numbers as they are, choices by their names. */
function byName({ parameters }: Trial, ranges: Trials['parameters']): ReportTrial['parameters'] {
  const numbers = new Set(ranges.filter(({ kind }) => kind === 'number').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' && numbers.has(name) ? value : String(value),
    ]),
  );
}

function factsOf(attributes: SweepLog['study']['attributes']): Fact[] {
  const rule = studyAttributes.rule.in(attributes);
  const note = decisionRules[rule as DecisionRule];
  const text = (name: string, value: unknown): Fact[] =>
    value === undefined || value === null ? [] : [{ name, value: String(value) }];
  return [
    ...text('seed', studyAttributes.seed.in(attributes)),
    ...text('decision rule', rule).map((fact) => (note ? { ...fact, note } : fact)),
    ...text('@s4nn/sweep', studyAttributes.program.in(attributes)),
    ...text('Node', studyAttributes.node.in(attributes)),
  ];
}

function testOf({ accuracy, samples, ties, silent, ...test }: Evaluation): ReportData['test'] {
  const share = (count: number) => `${count} (${percent(samples === 0 ? 0 : count / samples)})`;
  const numbers = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(' · ');
  return {
    samples,
    accuracies: Object.entries(decisionRules).map(([rule, note]) => ({
      name: rule,
      value: percent(accuracy[rule as DecisionRule]),
      note,
    })),
    facts: [
      { name: 'ties', value: share(ties) },
      { name: 'silent', value: share(silent) },
      { name: 'mean decision step', value: test.decisionStep?.toFixed(1) ?? 'none' },
      { name: 'spikes to the decision, input and layers', value: numbers(test.spikesToDecision) },
      ...(test.spikes ? [{ name: 'spikes in all, input and layers', value: numbers(test.spikes) }] : []),
    ],
  };
}

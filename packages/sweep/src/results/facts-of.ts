import { type DecisionRule, decisionRules, type Fact } from '@s4nn/core';
import { type Attributes, arithmeticIn, dataFacts, studyAttributes } from '@s4nn/log';

/** What a report says about a sweep, from its attributes: its samples, its seed, how it decides, and what ran it. */
export function factsOf(attributes: Attributes): Fact[] {
  const data = studyAttributes.data.in(attributes);
  const rule = studyAttributes.rule.in(attributes);
  const note = decisionRules[rule as DecisionRule];
  const text = (name: string, value: unknown): Fact[] =>
    value === undefined || value === null ? [] : [{ name, value: String(value) }];
  return [
    ...(data ? dataFacts(data) : []),
    ...text('seed', studyAttributes.seed.in(attributes)),
    ...text('decision rule', rule).map((fact) => (note ? { ...fact, note } : fact)),
    ...text('@s4nn/sweep', studyAttributes.program.in(attributes)),
    ...text('engine', studyAttributes.engine.in(attributes)),
    ...text('Node', studyAttributes.node.in(attributes)),
    ...text('arithmetic', arithmeticIn(attributes)),
  ];
}

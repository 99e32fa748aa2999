import { type DecisionRule, decisionRules, type Fact } from '@s4nn/core';
import {
  arithmeticIn,
  dataFacts,
  layerCount,
  type ParameterRange,
  type RecordedConfig,
  type SweepLog,
  studyAttributes,
} from '@s4nn/log';

/** What a sweep is about, from its log: first what one asks for first, then versions. */
export function sweepFacts(
  attributes: SweepLog['study']['attributes'],
  parameters: readonly ParameterRange[],
): Fact[] {
  const data = studyAttributes.data.in(attributes);
  const config = studyAttributes.config.in(attributes);
  const rule = studyAttributes.rule.in(attributes);
  const note = decisionRules[rule as DecisionRule];
  return [
    ...(config ? [...datasetFact(config, data), ...networkFact(config, data, parameters)] : []),
    ...fact('learning rule', useOf(memberOf(config?.training, 'rule'))),
    ...fact('decision rule', rule).map((one) => (note ? { ...one, note } : one)),
    ...fact('duration', memberOf(config?.encoder, 'duration')).map(({ name, value }) => ({
      name,
      value: `${value} steps`,
    })),
    ...fact('seed', studyAttributes.seed.in(attributes)),
    ...fact('engine', studyAttributes.engine.in(attributes)),
    ...fact('Node', studyAttributes.node.in(attributes)),
    ...fact('@s4nn/sweep', studyAttributes.program.in(attributes)),
    ...fact('arithmetic', arithmeticIn(attributes)),
  ];
}

/** What was read, from the log: files, classes, features, range; empty for a log that does not say. */
export function samplesFacts(attributes: SweepLog['study']['attributes']): readonly Fact[] {
  const data = studyAttributes.data.in(attributes);
  return data ? dataFacts(data) : [];
}

type Data = ReturnType<typeof studyAttributes.data.in>;

function datasetFact({ dataset, training }: RecordedConfig, data: Data): Fact[] {
  const text = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  return fact('dataset', useOf(dataset)).map((one) => {
    if (!data) return one;
    const sum = (split: 'train' | 'test') => data.classes.reduce((total, count) => total + count[split], 0);
    const held = memberOf(training, 'validation');
    const validation = typeof held === 'number' && held > 0 ? `, ${text(held)} of them for validation` : '';
    return {
      ...one,
      note: `${text(sum('train'))} training samples${validation}, ${text(sum('test'))} test samples`,
    };
  });
}

/** The features of a sample, and the sizes of the layers; a size that is searched is its range. */
function networkFact(config: RecordedConfig, data: Data, parameters: readonly ParameterRange[]): Fact[] {
  const layers = memberOf(config.network, 'layers');
  if (layerCount(config) === null || !Array.isArray(layers)) return [];
  const sizes = layers.map((layer, k) => {
    const searched = parameters.find(({ name }) => name === `/network/layers/${k}/size`);
    if (searched?.kind === 'number') return `(${searched.low} to ${searched.high})`;
    if (searched) return `(${searched.choices.join(' or ')})`;
    return String(memberOf(layer, 'size') ?? '?');
  });
  const features = data ? [String(data.shape.reduce((product, length) => product * length, 1))] : [];
  return [
    {
      name: 'network',
      value: [...features, ...sizes].join('-'),
      note: data
        ? 'features of a sample, to which the encoder may add inputs, then neurons of each layer'
        : 'neurons of each layer',
    },
  ];
}

const fact = (name: string, value: unknown): Fact[] =>
  value === undefined || value === null ? [] : [{ name, value: String(value) }];

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** The plugin or the rule that a member of a config names. */
const useOf = (value: unknown): unknown => (typeof value === 'string' ? value : memberOf(value, 'use'));

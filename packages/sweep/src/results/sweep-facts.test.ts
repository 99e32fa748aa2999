import { createStudy, fold, type ParameterRange, studyAttribute, studyAttributes } from '@s4nn/log';
import { expect, test } from 'vitest';
import { samplesFacts, sweepFacts } from './sweep-facts.js';

const layer = { size: 400, threshold: 1 };
const config = {
  dataset: { use: '@s4nn/dataset-mnist' },
  encoder: { use: '@s4nn/encoders/latency', duration: 256 },
  network: { layers: [layer, { ...layer, size: 10 }] },
  training: { rule: { use: 's4nn', margin: 3 }, validation: 10_000 },
};
const data = {
  digest: { train: 'a', test: 'b' },
  classes: [
    { name: '0', train: 40_000, test: 4000 },
    { name: '1', train: 20_000, test: 6000 },
  ],
  shape: [28, 28],
  range: [0, 255] as const,
  constant: { train: 0, test: 0 },
  ...{ silent: 0, provenance: null },
};

/** The facts of a log with these attributes, by name. */
function factsOf(recorded: object, parameters: readonly ParameterRange[] = [], described: object = data) {
  const { study } = fold([
    createStudy('small', ['maximize']),
    studyAttribute(studyAttributes.config, recorded as never),
    studyAttribute(studyAttributes.data, described as never),
    studyAttribute(studyAttributes.seed, 7),
  ]);
  return new Map(
    [...sweepFacts(study.attributes, parameters), ...samplesFacts(study.attributes)].map((fact) => [
      fact.name,
      fact,
    ]),
  );
}

const size = '/network/layers/0/size';

test('dataset with counts, network, rule, duration and seed come first', () => {
  const facts = factsOf(config);
  expect([...facts.keys()].slice(0, 5)).toEqual(['dataset', 'network', 'learning rule', 'duration', 'seed']);
  expect(facts.get('dataset')).toEqual({
    name: 'dataset',
    value: '@s4nn/dataset-mnist',
    note: '60,000 training samples, 10,000 of them for validation, 10,000 test samples',
  });
  expect(facts.get('network')!.value).toBe('784-400-10');
  expect(facts.get('learning rule')!.value).toBe('s4nn');
  expect(facts.get('duration')!.value).toBe('256 steps');
  expect(facts.get('seed')!.value).toBe('7');
});

test('a size that is searched is its range, and a network that is searched is left out', () => {
  const range: ParameterRange = { name: size, kind: 'number', low: 4, high: 100, log: true };
  expect(factsOf(config, [range]).get('network')!.value).toBe('784-(4 to 100)-10');
  const choice: ParameterRange = { name: size, kind: 'choice', choices: ['50', '100'] };
  expect(factsOf(config, [choice]).get('network')!.value).toBe('784-(50 or 100)-10');
  const search = { space: { '/network/layers': { choice: [[layer]] } } };
  expect(factsOf({ ...config, search }).has('network')).toBe(false);
});

test('what a log does not have is left out', () => {
  const facts = factsOf({ dataset: 'x', training: { rule: 's4nn', validation: 0 } });
  expect(facts.get('dataset')!.note).toBe('60,000 training samples, 10,000 test samples');
  expect(facts.has('network') || facts.has('duration')).toBe(false);
});

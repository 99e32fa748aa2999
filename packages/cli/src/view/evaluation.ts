import type { EvaluatedWeights } from '@s4nn/sweep';
import { percent } from './format.js';
import { evaluationTable } from './result.js';
import { table } from './table.js';

/** Energy of one operation in float32, 45 nm: M. Horowitz, ISSCC 2014. */
const picojoules = { addition: 0.9, multiplyAdd: 4.6 } as const;

/** Everything that `s4nn eval` says, but for what only a page can show. */
export function evaluationLines(evaluated: EvaluatedWeights): string[] {
  const { samples } = evaluated;
  const parts = [
    [`test, ${samples} samples:`, ...evaluationTable(evaluated)],
    ['by class, potential rule:', ...indented(classTable(evaluated))],
    mistakes(evaluated),
    ['if the answer is read at a step (undecided samples are wrong):', ...indented(anytimeTable(evaluated))],
    ["with the outputs' threshold scaled:", ...indented(thresholdTable(evaluated))],
    costs(evaluated),
  ];
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const number = (value: number | null, digits = 1): string =>
  value === null ? 'none' : value.toFixed(digits);

function classTable({ classes, names }: EvaluatedWeights): string[] {
  const head = ['class', 'samples', 'accuracy', 'silent', 'decision step', 'spikes to decision'];
  return table(
    head,
    classes.map(({ samples, accuracy, silent, decisionStep, spikesToDecision }, index) => [
      names[index]!,
      String(samples),
      percent(accuracy),
      percent(silent),
      number(decisionStep),
      number(spikesToDecision),
    ]),
  );
}

/** The most frequent mistakes, commonest first. */
function mistakes({ confusion, names }: EvaluatedWeights): string[] {
  const all = confusion.flatMap((row, truth) =>
    row.flatMap((count, answer) => (truth === answer || count === 0 ? [] : [{ truth, answer, count }])),
  );
  if (all.length === 0) return ['no mistakes'];
  const most = all.sort((a, b) => b.count - a.count || a.truth - b.truth).slice(0, 5);
  const each = most.map(({ truth, answer, count }) => `${names[truth]} as ${names[answer]} ${count}`);
  return [`most frequent mistakes: ${each.join(' · ')}`];
}

/** At some of the steps: those by which another tenth of the samples has been decided, and the last. */
function anytimeTable({ anytime }: EvaluatedWeights): string[] {
  const last = anytime.length - 2;
  const steps = [0.1, 0.25, 0.5, 0.75, 0.9].map((share) =>
    anytime.findIndex(({ decided }) => decided >= share),
  );
  const chosen = [...new Set([...steps.filter((step) => step >= 0 && step < last), Math.max(0, last)])];
  return table(
    ['step', 'decided', 'right', 'right of the decided'],
    chosen.map((step) => {
      const { decided, right } = anytime[step]!;
      return [String(step), percent(decided), percent(right), decided === 0 ? '' : percent(right / decided)];
    }),
  );
}

function thresholdTable({ thresholds, samples }: EvaluatedWeights): string[] {
  return table(
    ['factor', 'potential', 'spiking', 'silent', 'decision step', 'additions to decision'],
    thresholds.map(({ factor, accuracy, silent, decisionStep, toDecision }) => [
      String(factor),
      percent(accuracy.potential),
      percent(accuracy.spiking),
      percent(samples === 0 ? 0 : silent / samples),
      number(decisionStep),
      String(Math.round(toDecision)),
    ]),
  );
}

function costs({ neurons, operations, network }: EvaluatedWeights): string[] {
  const { dense, effectiveAcs, toDecision } = operations;
  const synapses = dense / network.duration;
  const millions = (count: number): string => `${(count / 1e6).toPrecision(3)} M`;
  const microjoules = (picojoule: number): string => `${(picojoule / 1e6).toPrecision(3)} µJ`;
  return [
    ...neurons.map(
      ({ size, dead, always }, k) =>
        `layer ${k}: of ${size} neurons ${dead} never fire, ${always} fire on every sample`,
    ),
    `synaptic operations a sample (NeuroBench): dense ${millions(dense)} · Eff_MACs 0 · Eff_ACs ${millions(effectiveAcs)}, to the decision ${millions(toDecision)}`,
    `estimated energy a sample: ${microjoules(toDecision * picojoules.addition)} to the decision, ${microjoules(effectiveAcs * picojoules.addition)} over the whole duration;`,
    `  a network of values of the same size ${microjoules(synapses * picojoules.multiplyAdd)} (float32, 45 nm, Horowitz 2014: ${picojoules.addition} pJ an addition, ${picojoules.multiplyAdd} pJ a multiply-add; memory left out)`,
  ];
}

import { evaluationFacts, meanText, percent } from '@s4nn/core';
import type { EvaluatedWeights } from '@s4nn/measure';
import type { Block, EvaluationBlocks, Table } from '@s4nn/report';
import { factLines } from '../evaluation-lines.js';

/** Energy of one operation in float32, 45 nm: M. Horowitz, ISSCC 2014. */
const picojoules = { addition: 0.9, multiplyAdd: 4.6 } as const;

/** Everything that `s4nn eval` prints; a page adds plots to it. */
export const evaluationBlocks = (evaluated: EvaluatedWeights): EvaluationBlocks => ({
  accuracy: accuracyBlock(evaluated),
  classes: { title: 'per class, by the potential rule', table: classTable(evaluated) },
  mistakes: { title: 'most frequent mistakes (true class as decided class)', lines: [mistakes(evaluated)] },
  anytime: {
    title: 'if the answer is read at a given step (undecided samples count as wrong)',
    table: anytimeTable(evaluated),
  },
  thresholds: { title: 'with scaled output thresholds', table: thresholdTable(evaluated) },
  neurons: {
    title: 'neurons that never or always fire',
    table: {
      columns: ['layer', 'neurons', 'never fire', 'fire on every sample'],
      rows: evaluated.neurons.map((counts, k) =>
        [k, counts.size, counts.dead, counts.always].map((count) => String(count)),
      ),
    },
  },
  costs: { title: 'cost per sample', lines: costs(evaluated) },
});

function accuracyBlock(evaluated: EvaluatedWeights): Block {
  const { rules, facts } = evaluationFacts(evaluated);
  return {
    title: `test, ${evaluated.samples} samples`,
    table: {
      columns: ['rule', 'accuracy', 'meaning'],
      rows: rules.map(({ name, value, note }) => [name, value, note]),
    },
    lines: factLines(facts),
  };
}

function classTable({ classes, names }: EvaluatedWeights): Table {
  return {
    columns: ['class', 'samples', 'accuracy', 'silent', 'decision step', 'spikes to decision'],
    rows: classes.map(({ samples, accuracy, silent, decisionStep, spikesToDecision }, index) => [
      names[index]!,
      String(samples),
      percent(accuracy),
      percent(silent),
      meanText(decisionStep),
      meanText(spikesToDecision),
    ]),
  };
}

/** The most frequent mistakes, the most common first. */
function mistakes({ confusion, names }: EvaluatedWeights): string {
  const all = confusion.flatMap((row, truth) =>
    row.flatMap((count, answer) => (truth === answer || count === 0 ? [] : [{ truth, answer, count }])),
  );
  if (all.length === 0) return 'none';
  const most = all.sort((a, b) => b.count - a.count || a.truth - b.truth).slice(0, 5);
  return most.map(({ truth, answer, count }) => `${names[truth]} as ${names[answer]}: ${count}`).join(' · ');
}

/** At a few steps: those by which 10, 25, 50, 75 and 90 % of the samples are decided, and the last. */
function anytimeTable({ anytime }: EvaluatedWeights): Table {
  const last = anytime.length - 2;
  const steps = [0.1, 0.25, 0.5, 0.75, 0.9].map((share) =>
    anytime.findIndex(({ decided }) => decided >= share),
  );
  const chosen = [...new Set([...steps.filter((step) => step >= 0 && step < last), Math.max(0, last)])];
  return {
    columns: ['step', 'decided', 'right', 'right among decided'],
    rows: chosen.map((step) => {
      const { decided, right } = anytime[step]!;
      return [String(step), percent(decided), percent(right), decided === 0 ? '' : percent(right / decided)];
    }),
  };
}

function thresholdTable({ thresholds, samples }: EvaluatedWeights): Table {
  return {
    columns: ['factor', 'potential', 'spiking', 'silent', 'decision step', 'additions to decision'],
    rows: thresholds.map(({ factor, accuracy, silent, decisionStep, toDecision }) => [
      String(factor),
      percent(accuracy.potential),
      percent(accuracy.spiking),
      percent(samples === 0 ? 0 : silent / samples),
      meanText(decisionStep),
      String(Math.round(toDecision)),
    ]),
  };
}

function costs({ operations, network }: EvaluatedWeights): string[] {
  const { dense, effectiveAcs, toDecision } = operations;
  const synapses = dense / network.duration;
  const millions = (count: number): string => `${(count / 1e6).toPrecision(3)} M`;
  const microjoules = (picojoule: number): string => `${(picojoule / 1e6).toPrecision(3)} µJ`;
  return [
    `synaptic operations per sample (NeuroBench): dense ${millions(dense)} · Eff_MACs 0 · Eff_ACs ${millions(effectiveAcs)}, to the decision ${millions(toDecision)}`,
    `estimated energy per sample: ${microjoules(toDecision * picojoules.addition)} to the decision, ${microjoules(effectiveAcs * picojoules.addition)} over the whole duration;`,
    `a conventional network of the same size ${microjoules(synapses * picojoules.multiplyAdd)} (float32, 45 nm, Horowitz 2014: ${picojoules.addition} pJ per addition, ${picojoules.multiplyAdd} pJ per multiply-add; without memory access)`,
  ];
}

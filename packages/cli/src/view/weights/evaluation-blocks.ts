import { evaluationFacts, meanText, numberText, percent } from '@s4nn/core';
import type { EvaluatedWeights } from '@s4nn/measure';
import type { Block, Cost, EvaluationBlocks, Table } from '@s4nn/report';
import { factLines } from '../evaluation-lines.js';

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
  costs: costBlock(evaluated),
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

/** Energy of one operation in float32, 45 nm: M. Horowitz, ISSCC 2014. */
const picojoules = { additions: 0.9, 'multiply-adds': 4.6 } as const;

/** What a sample costs until the decision, over the whole duration, and in a conventional network of the same size. */
export function costsOf({ operations, network }: EvaluatedWeights): Cost[] {
  const cost = (name: string, count: number, unit: keyof typeof picojoules): Cost => ({
    ...{ name, operations: count, unit },
    energy: (count * picojoules[unit]) / 1e6,
  });
  return [
    cost('until the decision', operations.toDecision, 'additions'),
    cost('over the whole duration', operations.effectiveAcs, 'additions'),
    cost('conventional network of the same size', operations.dense / network.duration, 'multiply-adds'),
  ];
}

function costBlock(evaluated: EvaluatedWeights): Block {
  const { dense, effectiveAcs } = evaluated.operations;
  const millions = (count: number): string => `${(count / 1e6).toPrecision(3)} M`;
  return {
    title: 'cost per sample',
    table: {
      columns: ['', 'operations', 'estimated energy'],
      rows: costsOf(evaluated).map(({ name, operations, unit, energy }) => [
        name,
        `${Math.round(operations)} ${unit}`,
        `${numberText(energy)} µJ`,
      ]),
    },
    lines: [
      `Energy counts ${picojoules.additions} pJ per addition and ${picojoules['multiply-adds']} pJ per multiply-add: float32 in 45 nm, Horowitz 2014 (ISSCC).`,
      'Reading weights from memory is not counted. In many circuits it costs more than the arithmetic.',
      'A spike adds one weight to each neuron that it reaches. The conventional network multiplies every input with every weight, zeros too.',
      `NeuroBench counts: dense ${millions(dense)} · Eff_MACs 0 · Eff_ACs ${millions(effectiveAcs)}.`,
    ],
  };
}

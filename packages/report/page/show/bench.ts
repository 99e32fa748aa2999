import { element } from '@s4nn/charts';
import { answerTo, type Network, type SampleAnswer, spikeTimes, type Weights, weights } from '@s4nn/core';
import type { PackedField } from '../../src/field.js';
import { type PackedNumbers, unpackFloats, unpackTimes } from '../../src/packed-numbers.js';
import type { ShowData } from '../../src/show.js';

/** The data of the page, as it carries them. */
export type Shown = ShowData<PackedField, PackedNumbers, PackedNumbers>;

/** What the reader has chosen. */
export interface Choice {
  /** Place of the sample among those of the page. */
  readonly sample: number;
  /** 0…duration. */
  readonly step: number;
  /** Threshold of each layer, % of the stored one. */
  readonly factors: readonly number[];
  /** Which neurons of each layer to draw; null for those that fire first. */
  readonly neurons: readonly (readonly number[] | null)[];
}

/** The network at work on a sample. */
export interface Run {
  readonly sample: Shown['samples'][number];
  /** With the thresholds as they are chosen. */
  readonly network: Network;
  readonly weights: readonly Weights[];
  readonly answer: SampleAnswer;
  /** Spike times of the input and of each layer in the run that wrote the page. */
  readonly stored: readonly Uint16Array[];
}

/** Runs the network as the reader chooses, and keeps the parts of the page that show it. */
export interface Bench {
  choice(): Choice;
  run(): Run;
  choose(change: Partial<Choice>): void;
  /** Draws a part of the page, and draws it again whenever there is another run. */
  part(name: string, draw: (run: Run) => readonly HTMLElement[]): HTMLElement;
  /** Tells the step, and tells it again whenever it changes or there is another run. */
  atStep(name: string, tell: (step: number, run: Run) => void): void;
}

/** Begins with the chosen sample, at the step that decides it. */
export function openBench(data: Shown): Bench {
  const layers = data.weights.map((packed) => weights(unpackFloats(packed)));
  const stored = data.samples.map(({ times }) => times.map(unpackTimes));
  const parts = new Map<string, () => void>();
  const tellers = new Map<string, () => void>();
  const all = data.network.layers;
  let choice: Choice = {
    ...{ sample: data.chosen, step: 0 },
    factors: all.map(() => 100),
    neurons: all.map(() => null),
  };
  let run = runNow();
  choice = { ...choice, step: decisionOf(run) };

  function runNow(): Run {
    const network = withThresholds(data.network, choice.factors);
    const own = stored[choice.sample]!;
    const answer = answerTo(network, layers, spikeTimes(own[0]!));
    return { sample: data.samples[choice.sample]!, network, weights: layers, answer, stored: own };
  }

  return {
    choice: () => choice,
    run: () => run,
    choose: (change) => {
      const before = choice;
      choice = { ...choice, ...change };
      if (choice.sample !== before.sample || choice.factors !== before.factors) run = runNow();
      if (choice.sample !== before.sample) choice = { ...choice, step: decisionOf(run) };
      const isStepOnly = Object.keys(change).every((name) => name === 'step');
      if (!isStepOnly) for (const draw of parts.values()) draw();
      for (const tell of tellers.values()) tell();
    },
    part: (name, draw) => {
      const place = element('div');
      const drawNow = (): void => place.replaceChildren(...draw(run));
      parts.set(name, drawNow);
      drawNow();
      return place;
    },
    atStep: (name, tell) => {
      const tellNow = (): void => tell(choice.step, run);
      tellers.set(name, tellNow);
      tellNow();
    },
  };
}

const decisionOf = ({ answer, network }: Run): number => answer.step ?? network.duration;

function withThresholds(network: Network, factors: readonly number[]): Network {
  const layers = network.layers.map((layer, k) => ({
    ...layer,
    // At 100 % it is the stored number itself.
    threshold: factors[k] === 100 ? layer.threshold : (layer.threshold * factors[k]!) / 100,
  }));
  return { ...network, layers: layers as unknown as Network['layers'] };
}

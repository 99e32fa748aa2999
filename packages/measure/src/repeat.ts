import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { type Config, type Overrides, readConfig } from '@s4nn/config';
import { type Accuracy, completeOptions } from '@s4nn/core';
import type { Summary } from '@s4nn/log';
import { sweep } from '@s4nn/sweep';
import { shared } from './shared-options.js';
import { type Spread, spreadOf } from './spread.js';

/** The same config run with several seeds. */
export interface Repetition {
  readonly name: string;
  /** Where the seed is in the config. */
  readonly pointers: readonly string[];
  readonly seeds: readonly number[];
  /** Share of the test samples that each rule counts as right. */
  readonly accuracy: { readonly [Rule in keyof Accuracy]: Spread };
  /** Shares of the test samples. */
  readonly ties: Spread;
  readonly silent: Spread;
  /** Mean step of the decisions; null if a seed has none. */
  readonly decisionStep: Spread | null;
  /** Mean number of spikes up to the decision, input included. */
  readonly spikesToDecision: Spread;
  readonly seconds: Spread;
  readonly summaries: readonly Summary[];
}

/** How to repeat a config. */
export interface RepeatOptions extends Pick<Overrides, 'set' | 'trials' | 'name'> {
  readonly seeds: readonly number[];
  /** Where to put each seed besides /training/seed; by default in the dataset's seed, if it has one. */
  readonly vary?: readonly string[];
  /** Instead of the config's `threads`; without a search, the number of seeds to run at a time. */
  readonly threads?: number | 'auto';
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** Called at the end of each run. */
  readonly onEnd?: (seed: number, summary: Summary) => void;
}

const schema = {
  properties: {
    seeds: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 1 },
    vary: { type: 'array', items: { type: 'string' } },
    threads: shared.threads,
    fresh: { type: 'boolean' },
    signal: {},
    onEnd: { type: 'function' },
    // The config refuses values that these cannot have.
    ...{ set: {}, trials: {}, name: {} },
  },
  required: ['seeds'],
};

/**
 * Runs a config once per seed, each as a sweep of its own named `<name>-seed-<seed>`; earlier ones resume. Configs with a search
 * run one after another, single runs as many at a time as there are threads.
 * @returns mean and spread of every measurement, or null if `signal` stopped it.
 * @throws InputError as `sweep` does; for mistakes in the config, before anything runs. If one run fails, the others are stopped
 * first, as by `signal`.
 */
export async function repeat(file: string, options: RepeatOptions): Promise<Repetition | null> {
  const {
    seeds,
    vary: asked,
    threads: given,
    fresh = false,
    signal,
    onEnd = () => {},
    ...overrides
  } = completeOptions<RepeatOptions>('repeat', schema, options);
  const plain = await readConfig(file, overrides);
  const vary = asked ?? (Object.hasOwn(plain.plugins.dataset.options, 'seed') ? ['/dataset/seed'] : []);
  const configs: Config[] = [];
  for (const seed of seeds) {
    const places = Object.fromEntries(vary.map((pointer) => [pointer, seed]));
    const set = { ...overrides.set, ...places };
    const name = `${plain.name}-seed-${seed}`;
    configs.push(await readConfig(file, { ...overrides, set, seed, name }));
  }
  const threads = given ?? plain.json.threads;
  const atATime = plain.json.search ? 1 : threads === 'auto' ? availableParallelism() : Math.max(1, threads);
  const summaries: Summary[] = [];
  const failure = new AbortController();
  const stop = AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]);
  // Each of the runs listens to it; Node would warn of more than ten.
  setMaxListeners(0, stop);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < configs.length && !stop.aborted; index = next++) {
      const summary = await sweep(configs[index]!, {
        threads: atATime > 1 ? 1 : threads,
        fresh,
        signal: stop,
      });
      if (!summary) return;
      summaries[index] = summary;
      onEnd(seeds[index]!, summary);
    }
  };
  const workers = Array.from({ length: Math.min(atATime, configs.length) }, () =>
    // The others would continue, and nobody would wait for them.
    worker().catch((error) => failure.abort(error)),
  );
  await Promise.all(workers);
  failure.signal.throwIfAborted();
  if (Object.keys(summaries).length < configs.length) return null;
  return {
    name: plain.name,
    pointers: ['/training/seed', ...vary],
    seeds,
    ...figuresOf(summaries),
    summaries,
  };
}

function figuresOf(
  summaries: readonly Summary[],
): Omit<Repetition, 'name' | 'pointers' | 'seeds' | 'summaries'> {
  const over = (value: (summary: Summary) => number): Spread => spreadOf(summaries.map(value));
  const rules = Object.keys(summaries[0]!.test.accuracy) as (keyof Accuracy)[];
  const steps = summaries.flatMap(({ test }) => test.decisionStep ?? []);
  return {
    accuracy: Object.fromEntries(
      rules.map((rule) => [rule, over(({ test }) => test.accuracy[rule])]),
    ) as unknown as Repetition['accuracy'],
    ties: over(({ test }) => test.ties / test.samples),
    silent: over(({ test }) => test.silent / test.samples),
    decisionStep: steps.length === summaries.length ? spreadOf(steps) : null,
    spikesToDecision: over(({ test }) => test.spikesToDecision.reduce((sum, spikes) => sum + spikes, 0)),
    seconds: over(({ seconds }) => seconds),
  };
}

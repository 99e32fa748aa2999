import {
  completeOptions,
  directions,
  type Expression,
  InputError,
  paretoFront,
  requireWord,
  type TrialDoc,
} from '@s4nn/core';
import { type TpeOptions, options as tpeOptions } from '../options.js';
import { compile } from '../space/compile.js';
import type { ParametersOf } from '../space/parameters-of.js';
import { tpe } from '../tpe.js';
import { checkTrials } from './check-trials.js';
import { type Outcome, resultOf } from './outcome.js';

/** Whether low or high values are good. */
export type Direction = 'minimize' | 'maximize';

/** What to search, and how. */
export interface StudyOptions<Space = Expression> extends TpeOptions {
  /**
   * Expressions anywhere in plain data: those of this package's functions or of hyperopt-js, or words of configs such as
   * `{ loguniform: [0.001, 1] }`.
   */
  readonly space: Space;
  /** Seed of all randomness: the same seed and the same answers give the same trials; default 0. */
  readonly seed?: number;
  /** Whether low or high values are good, one entry per objective if there are several; default `minimize`. */
  readonly direction?: Direction | readonly [Direction, Direction, ...Direction[]];
  /** Trials of an earlier study of the same space and direction, to continue from. */
  readonly trials?: readonly TrialDoc[];
}

/** A search that you ask for trials and tell how they ended, in any order and with any number of trials running. */
export interface Study<Parameters> {
  /** The next trial; its parameters have values in place of the space's expressions. It is pending until it is told. */
  readonly ask: () => { readonly id: number; readonly parameters: Parameters };
  /**
   * Says how a trial ended.
   * @throws InputError for an id that was not asked for or has been told, and for a value that is not a finite number.
   */
  readonly tell: (id: number, outcome: Outcome) => void;
  /**
   * The complete trial with the best value, the earliest of equals; null before the first.
   * @throws InputError if there are several objectives.
   */
  readonly best: () => {
    readonly id: number;
    readonly parameters: Parameters;
    readonly value: number;
  } | null;
  /** The Pareto front: the complete trials that no other one dominates, that is, equals or beats in all objectives and beats in one; in order of id. */
  readonly front: () => {
    readonly id: number;
    readonly parameters: Parameters;
    readonly values: readonly number[];
  }[];
  /** All trials as JSON; if the direction is `maximize`, losses are the negated values. */
  readonly trials: readonly TrialDoc[];
}

const schema = {
  properties: {
    space: {},
    seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 },
    direction: { default: 'minimize' },
    trials: { default: [] },
    ...tpeOptions.properties,
  },
};

/**
 * Starts a search by TPE in the ask-and-tell form. The type of the parameters is that of the space.
 * @throws InputError for a space without an expression or that cannot be drawn from, for options that are unknown or out of range, and
 * for trials of another space.
 */
export function createStudy<const Space>(given: StudyOptions<Space>): Study<ParametersOf<Space>>;
/** Starts a search over a space whose expressions have no type. */
export function createStudy<Parameters = unknown>(given: StudyOptions): Study<Parameters>;
export function createStudy<Parameters>(given: StudyOptions): Study<Parameters> {
  const whole = completeOptions<Required<StudyOptions>>('createStudy', schema, given);
  const { space, seed, direction, trials: earlier, ...options } = whole;
  const signs = (Array.isArray(direction) ? direction : [direction]).map(signOf);
  if (signs.length === 0)
    throw new InputError('createStudy.direction: found none, expected one per objective');
  const search = tpe(options);
  const domain = compile({ expr: space });
  checkTrials(earlier, domain, signs.length);
  const trials: TrialDoc[] = earlier.map((trial) => ({ ...trial }));
  const byId = new Map(trials.map((trial) => [trial.id, trial]));
  let next = trials.reduce((highest, { id }) => Math.max(highest, id), -1) + 1;
  const parametersOf = (trial: TrialDoc) => trial.args as Parameters;
  const told = ({ trial }: Told) => ({ id: trial.id, parameters: parametersOf(trial) });
  const complete = (): Told[] =>
    trials.flatMap((trial) =>
      trial.result.status === 'ok' ? [{ trial, losses: trial.result.losses ?? [trial.result.loss] }] : [],
    );
  return {
    trials,
    ask: () => {
      const [trial] = search([next], domain, { trials }, seed) as [TrialDoc];
      trial.state = 1;
      trials.push(trial);
      byId.set(next++, trial);
      return { id: trial.id, parameters: parametersOf(trial) };
    },
    tell: (id, outcome) => {
      const trial = byId.get(id);
      if (trial === undefined) {
        const asked = trials.length === 0 ? 'no trial was asked for yet' : `the last one is ${next - 1}`;
        throw new InputError(
          `tell(${id}): there is no such trial; ${asked}. Give the id that ask() returned.`,
        );
      }
      if (trial.state > 1) {
        throw new InputError(`tell(${id}): this trial has been told already. Ask for another one.`);
      }
      trial.result = resultOf(id, outcome, signs);
      trial.state = 2;
    },
    best: () => {
      if (signs.length > 1) {
        throw new InputError('best(): with several objectives there is no single best trial. Use front().');
      }
      const best = complete().reduce<Told | null>(
        (a, b) => (a && a.losses[0]! <= b.losses[0]! ? a : b),
        null,
      );
      return best && { ...told(best), value: signs[0]! * best.losses[0]! };
    },
    front: () => {
      const ended = complete();
      return paretoFront(ended.map(({ losses }) => losses)).map((index) => {
        const trial = ended[index]!;
        return { ...told(trial), values: trial.losses.map((loss, objective) => signs[objective]! * loss) };
      });
    },
  };
}

/** A complete trial. */
interface Told {
  readonly trial: TrialDoc;
  readonly losses: readonly number[];
}

const signOf = (direction: unknown): number =>
  requireWord('createStudy.direction', direction, directions) === 'minimize' ? 1 : -1;

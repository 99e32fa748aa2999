import { type Expression, InputError } from '@s4nn/core';
import type { Entry, Parameters } from './problem.js';

/**
 * A suite's space in expressions of hyperopt-js. A parameter on which others depend becomes a choice of its values, with those
 * others inside the options under which they exist.
 * @throws InputError for what expressions cannot say: a condition on a number with logarithmic steps or with none.
 */
export function expressionOf(space: readonly Entry[]): Expression {
  const within = (entries: readonly Entry[]): Expression =>
    Object.fromEntries(entries.map((entry) => [entry.name, nodeOf(entry)]));
  const nodeOf = (entry: Entry): Expression => {
    const children = space.filter(({ when }) => when?.param === entry.name);
    if (children.length === 0) return leafOf(entry);
    const options = valuesOf(entry).map((value) => ({
      value,
      children: within(children.filter(({ when }) => when!.in.includes(value))),
    }));
    return { name: 'choice', options };
  };
  return within(space.filter(({ when }) => when === undefined));
}

/** The parameters that an evaluated expression stands for. */
export function parametersOf(space: readonly Entry[], args: unknown): Parameters {
  const parameters: Record<string, number | string> = {};
  const visit = (node: Readonly<Record<string, unknown>>): void => {
    for (const [name, value] of Object.entries(node)) {
      if (typeof value === 'object' && value !== null) {
        const option = value as { value: number | string; children: Record<string, unknown> };
        parameters[name] = option.value;
        visit(option.children);
      } else parameters[name] = valueAt(space.find((entry) => entry.name === name)!, value);
    }
  };
  visit(args as Readonly<Record<string, unknown>>);
  return parameters;
}

const stepOf = ({ type, step }: Entry): number | undefined => step ?? (type === 'int' ? 1 : undefined);

/** Steps along a line count from `low`, which need be no multiple of them; the expression draws their number. */
const counts = (entry: Entry): boolean => stepOf(entry) !== undefined && !entry.log;

const stepsOf = (entry: Entry): number => Math.floor((entry.high! - entry.low!) / stepOf(entry)! + 1e-9);

const stepped = (entry: Entry, index: number): number =>
  Number((entry.low! + stepOf(entry)! * index).toPrecision(12));

const valueAt = (entry: Entry, value: unknown): number | string =>
  counts(entry) ? stepped(entry, value as number) : (value as number | string);

function valuesOf(entry: Entry): readonly (number | string)[] {
  if (entry.type === 'cat') return entry.choices!;
  if (!counts(entry)) throw unsaid(entry, 'others depend on it, and it has no short list of values');
  return Array.from({ length: stepsOf(entry) + 1 }, (_, index) => stepped(entry, index));
}

function leafOf(entry: Entry): Expression {
  if (entry.type === 'cat') return { name: 'choice', options: entry.choices };
  const step = stepOf(entry);
  if (counts(entry)) {
    const steps = stepsOf(entry);
    return steps === 0 ? 0 : { name: 'quniform', low: 0, high: steps, q: 1 };
  }
  if (!entry.log) return { name: 'uniform', low: entry.low, high: entry.high };
  const bounds = { low: Math.log(entry.low!), high: Math.log(entry.high!) };
  if (step === undefined) return { name: 'loguniform', ...bounds };
  if (entry.low! % step !== 0) throw unsaid(entry, `low ${entry.low} is no multiple of its step ${step}`);
  return { name: 'qloguniform', ...bounds, q: step };
}

const unsaid = ({ name }: Entry, why: string): InputError =>
  new InputError(`Parameter "${name}" of the suite cannot be an expression of hyperopt-js: ${why}.`);

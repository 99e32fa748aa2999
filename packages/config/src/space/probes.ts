import { isObject, memberOf, membersOf } from '../pointer.js';
import { isExpression, multiple, type Numeric, parseExpression } from './expression.js';

/** A value that an expression can take. */
export interface Probe {
  readonly value: unknown;
  /** Pointer to the bound or option in the config that gives it. */
  readonly at: string;
  /** Whether it stands for all the numbers between two bounds. */
  readonly between?: true;
}

/**
 * Values to check an expression by, so that when they are valid, all are: both ends, the first step and something
 * between them; every option of a choice. With {@link endProbes} as `numeric` the ends alone. Of several expressions within an option one at a time leaves its first value.
 */
export function probesOf(json: unknown, at: string, numeric = numericProbes): Probe[] {
  if (!isExpression(json)) return probesWithin(json, at, numeric);
  const expression = parseExpression(json);
  if (expression.kind === 'numeric') return numeric(expression, memberOf(at, expression.name));
  return expression.options.flatMap((option, index) =>
    probesOf(option, memberOf(memberOf(at, 'choice'), index), numeric),
  );
}

/** The two ends of a number. */
export function endProbes({ name, low, high }: Numeric, at: string): Probe[] {
  const bounds = name.endsWith('uniform');
  return [
    { value: low, at: bounds ? `${at}/0` : at },
    { value: high, at: bounds ? `${at}/1` : at },
  ];
}

function numericProbes(expression: Numeric, at: string): Probe[] {
  const { low, high, step, log } = expression;
  const ends = endProbes(expression, at);
  if (step === null) {
    const middle = log ? Math.sqrt(low) * Math.sqrt(high) : (low + high) / 2;
    // Not a whole number if the range holds others, so that an integer is not mistaken for valid.
    const value = [Math.floor(middle) + 0.5, middle].find((number) => number > low && number < high)!;
    return [...ends, { value, at, between: true }];
  }
  // Small grids are checked whole: an enumeration of numbers may have gaps.
  const count = Math.min(16, Math.round((high - low) / step));
  const inner = Array.from({ length: count }, (_, index) => multiple(Math.round(low / step) + index, step));
  return [...ends, ...inner.map((value) => ({ value, at }))];
}

function probesWithin(json: unknown, at: string, numeric: typeof numericProbes): Probe[] {
  const members = membersOf(json).map(([name, member]) => ({
    name,
    probes: probesOf(member, memberOf(at, name), numeric),
  }));
  if (members.length === 0) return [{ value: json, at }];
  const first = Object.fromEntries(members.map(({ name, probes }) => [name, probes[0]!.value]));
  const like = (values: Record<string, unknown>): unknown =>
    isObject(json) ? values : Object.values(values);
  const others = members.flatMap(({ name, probes }) =>
    probes.slice(1).map((probe) => ({ ...probe, value: like({ ...first, [name]: probe.value }) })),
  );
  return [{ value: like(first), at }, ...others];
}

import { twoTo } from '@s4nn/core/math';
import { listOnTop, type Machine, marked, pop, top } from './machine.js';
import { type Known, knownName, PickledArray, PickledDtype } from './numpy-names.js';

const push = (value: (machine: Machine) => unknown) => (machine: Machine) => {
  machine.stack.push(value(machine));
};
const last = (count: number) =>
  push((machine) => Array.from({ length: count }, () => pop(machine)).reverse());
const put = (index: (machine: Machine) => number) => (machine: Machine) => {
  machine.memo.set(index(machine), top(machine));
};
const get = (index: (machine: Machine) => number) =>
  push((machine) => {
    const at = index(machine);
    if (!machine.memo.has(at)) throw new Error(`value ${at} is missing`);
    return machine.memo.get(at);
  });
const number =
  (size: number) =>
  ({ from }: Machine): number =>
    from.number(size);
const decimal = ({ from }: Machine): number => Number(from.line().replace(/L$/, ''));
const long = (machine: Machine): number => {
  const size = machine.from.byte();
  if (size > 7) throw new Error('a number of more than 7 bytes');
  const value = machine.from.number(size);
  return value >= twoTo(8 * size - 1) ? value - twoTo(8 * size) : value;
};
const bytesOf = (size: number) => push(({ from }) => from.bytes(from.number(size)));
const textOf = (size: number) => push(({ from }) => from.text(from.number(size)));

/** By the letters of Python's pickletools. */
const lettered: Readonly<Record<string, (machine: Machine) => void>> = {
  '(': ({ marks, stack }) => marks.push(stack.length),
  '0': (machine) => pop(machine),
  '1': (machine) => marked(machine),
  '2': push(top),
  p: put(decimal),
  q: put(number(1)),
  r: put(number(4)),
  g: get(decimal),
  h: get(number(1)),
  j: get(number(4)),
  N: push(() => null),
  I: push(decimal),
  L: push(decimal),
  J: push((machine) => number(4)(machine) | 0),
  K: push(number(1)),
  M: push(number(2)),
  G: push(({ from }) => new DataView(from.bytes(8).slice().buffer).getFloat64(0)),
  B: bytesOf(4),
  C: bytesOf(1),
  T: textOf(4),
  U: textOf(1),
  X: textOf(4),
  ')': push(() => []),
  t: push(marked),
  ']': push(() => []),
  l: push(marked),
  a: (machine) => {
    const value = pop(machine);
    listOnTop(machine).push(value);
  },
  e: (machine) => {
    const values = marked(machine);
    const list = listOnTop(machine);
    for (const value of values) list.push(value);
  },
  '}': () => {
    throw new Error('a dict');
  },
  c: push(({ from }) => knownName(from.line(), from.line())),
  R: push(call),
  b: build,
};

/** What each operation that a pickle of arrays needs does, by its code. */
export const operations: ReadonlyMap<number, (machine: Machine) => void> = new Map<
  number,
  (machine: Machine) => void
>([
  ...Object.entries(lettered).map(
    ([letter, operation]) => [letter.charCodeAt(0), operation] as [number, typeof operation],
  ),
  [0x80, ({ from }) => void from.byte()],
  [0x81, push(call)],
  [0x85, last(1)],
  [0x86, last(2)],
  [0x87, last(3)],
  [0x88, push(() => true)],
  [0x89, push(() => false)],
  [0x8a, push(long)],
  [0x8c, textOf(1)],
  [0x8d, textOf(8)],
  [0x8e, bytesOf(8)],
  [0x93, push((machine) => named(pop(machine), pop(machine)))],
  [0x94, put(({ memo }) => memo.size)],
  [0x95, ({ from }) => void from.bytes(8)],
  [0x96, bytesOf(8)],
]);

function named(name: unknown, module: unknown): Known {
  if (typeof name !== 'string' || typeof module !== 'string') throw new Error('a name is missing');
  return knownName(module, name);
}

function call(machine: Machine): unknown {
  const [given, named] = [pop(machine), pop(machine)];
  if (!Array.isArray(given) || typeof named !== 'function') throw new Error('a call of nothing known');
  return (named as Known)(given, machine.budget);
}

function build(machine: Machine): void {
  const [state, object] = [pop(machine), top(machine)];
  if (!(object instanceof PickledArray || object instanceof PickledDtype))
    throw new Error('a state of no array');
  object.setState(state);
}

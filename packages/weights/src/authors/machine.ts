import type { Cursor } from './cursor.js';

/** What a pickle is made with: values, the places that it marked among them, and what it keeps by number. */
export interface Machine {
  readonly from: Cursor;
  readonly stack: unknown[];
  readonly marks: number[];
  readonly memo: Map<number, unknown>;
  /** Bytes that calls may make. */
  readonly budget: { bytes: number };
}

/** The value on top. @throws Error where there is none. */
export const top = ({ stack }: Machine): unknown => {
  if (stack.length === 0) throw new Error('a value is missing');
  return stack.at(-1);
};

/** The value on top, taken away. */
export const pop = (machine: Machine): unknown => {
  const value = top(machine);
  machine.stack.pop();
  return value;
};

/** The values since the last mark, taken away. */
export const marked = ({ stack, marks }: Machine): unknown[] => {
  const mark = marks.pop();
  if (mark === undefined || mark > stack.length) throw new Error('a mark is missing');
  return stack.splice(mark);
};

/** The list on top, which stays. */
export const listOnTop = (machine: Machine): unknown[] => {
  const list = top(machine);
  if (!Array.isArray(list)) throw new Error('a list is missing');
  return list;
};

import { cursor } from './cursor.js';
import type { Machine } from './machine.js';
import { operations } from './operations.js';

/**
 * Makes the value of a pickle of NumPy or CuPy arrays: numbers, texts, bytes, lists of those, and arrays. None of its code
 * runs; time and memory are in proportion to the bytes.
 * @throws Error that says what cannot be read.
 */
export function unpickle(bytes: Uint8Array): unknown {
  const from = cursor(bytes);
  const machine: Machine = { from, stack: [], marks: [], memo: new Map(), budget: { bytes: bytes.length } };
  for (;;) {
    const code = from.byte();
    if (code === 0x2e) return machine.stack.at(-1);
    const operation = operations.get(code);
    if (!operation) throw new Error(`operation ${code}`);
    operation(machine);
  }
}

import { InputError, indices, type Labels, splitByClass } from '@s4nn/core';

/** Samples to learn from, and those to test on. */
export interface Parts {
  readonly train: Part;
  readonly test: Part;
  /** Which row of those that were given each training row is; null where it is the one in that place. */
  readonly order: Uint32Array | null;
}

/** Values [samples × features] and labels. */
export interface Part {
  readonly values: Float32Array;
  readonly labels: Labels;
}

/** How rows are split. */
export interface SplitOptions {
  readonly train: number;
  readonly seed: number;
}

/**
 * Splits rows by class. Their values are put in order where they are, as a copy of a large table takes too much memory.
 * @throws InputError when a class has too few rows.
 */
export function arrange(
  file: string,
  { values, labels }: Part,
  classes: readonly string[],
  { train, seed }: SplitOptions,
): Parts {
  const rows = indices(labels.length);
  const split = splitRows();
  const order = new Uint32Array(rows.length);
  const [first, second] = [rowsIn(split.train.values), rowsIn(split.test.values)];
  order.set(first);
  order.set(second, first.length);
  const width = values.length / rows.length;
  permute(values, width, order);
  const cut = first.length * width;
  return {
    train: { values: values.subarray(0, cut), labels: split.train.labels },
    test: { values: values.subarray(cut), labels: split.test.labels },
    order: first,
  };

  /** Splits the numbers of the rows, as samples of four bytes. */
  function splitRows(): ReturnType<typeof splitByClass> {
    const bytes = new Uint8Array(rows.buffer);
    try {
      return splitByClass({ values: bytes, range: [0, 255], shape: [4], labels }, classes, train, seed);
    } catch (error) {
      if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`);
      throw error;
    }
  }
}

const rowsIn = (bytes: Uint8Array | Float32Array): Uint32Array => new Uint32Array(bytes.slice().buffer);

/** Moves rows so that row `order[k]` comes k-th, in place. */
export function permute(values: Float32Array, width: number, order: Uint32Array): void {
  const done = new Uint8Array(order.length);
  for (let begin = 0; begin < order.length; begin++) {
    if (done[begin]) continue;
    const kept = values.slice(begin * width, (begin + 1) * width);
    let to = begin;
    for (let from = order[to]!; from !== begin; from = order[to]!) {
      values.copyWithin(to * width, from * width, (from + 1) * width);
      done[to] = 1;
      to = from;
    }
    values.set(kept, to * width);
    done[to] = 1;
  }
}

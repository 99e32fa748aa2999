import { Inflate } from 'fflate';

/** Compressed bytes at a time, from the first steps to the later ones: each can inflate to a thousand times as many. */
const [shortest, longest] = [64, 16_384];
/** Bytes without a result after which no more comes; a stored block has 65,535. */
const patience = 200_000;

/**
 * Inflates the start of deflated bytes, and no more than that: what follows costs neither time nor memory.
 * @param most bytes to inflate.
 * @returns fewer where the data ends before.
 * @throws what fflate throws for data that is no such thing.
 */
export function inflateStart(deflated: Uint8Array, most: number): Uint8Array {
  const result = new Uint8Array(most);
  let length = 0;
  let lastResult = 0;
  let at = 0;
  const stream = new Inflate((part) => {
    if (part.length > 0) lastResult = at;
    result.set(part.subarray(0, most - length), length);
    length += Math.min(part.length, most - length);
  });
  for (let step = shortest; at < deflated.length && length < most; step = Math.min(2 * step, longest)) {
    if (at - lastResult > patience) break;
    stream.push(deflated.subarray(at, at + step), at + step >= deflated.length);
    at += step;
  }
  return result.subarray(0, length);
}

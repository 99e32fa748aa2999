import { featuresOf, type Samples } from '../data/dataset.js';

/** Shares of samples that are found elsewhere, value by value. */
export interface Repeats {
  /** Of the training samples, among the others. */
  readonly train: number;
  /** Of the test samples, among the training samples. */
  readonly test: number;
}

/** How often samples repeat within training, and how often those of the test are found there. */
export function repeatsIn({ train, test }: { readonly train: Samples; readonly test: Samples }): Repeats {
  const seen = new Map<string, number>();
  for (const key of keysOf(train)) seen.set(key, (seen.get(key) ?? 0) + 1);
  const again = [...seen.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
  const found = keysOf(test).filter((key) => seen.has(key)).length;
  return { train: again / train.labels.length, test: found / test.labels.length };
}

/** One key a sample, which two samples of other values share by less than a chance in 10¹⁰. */
function keysOf(samples: Samples): string[] {
  const features = featuresOf(samples);
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT } = samples.values;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const length = features * BYTES_PER_ELEMENT;
  return Array.from(samples.labels, (_, sample) => {
    let a = 0x811c9dc5;
    let b = 0x9e3779b9;
    for (let index = sample * length; index < (sample + 1) * length; index++) {
      a = Math.imul(a ^ bytes[index]!, 0x01000193);
      b = Math.imul(b ^ bytes[index]!, 0x85ebca6b) ^ (b >>> 13);
    }
    return `${a} ${b}`;
  });
}

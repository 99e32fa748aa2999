import type { Weights } from '../arrays.js';
import type { Backend, EpochStats, Inference, Model } from '../backend.js';
import type { Network } from '../network/network.js';
import { assert } from './check.js';

/** Compiles one network with its weights. */
export async function compileOne(
  create: () => Backend | Promise<Backend>,
  network: Network,
  weights: readonly Weights[],
): Promise<Model> {
  const model = await (await create()).compile([network]);
  await model.write([weights]);
  return model;
}

/** @throws Error unless both arrays hold the same numbers, bit for bit where widths agree. */
export function assertSame(found: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  assertClose(found, expected, 0, what);
}

/** @throws Error unless each number is within the tolerance, taken relative to numbers above 1. */
export function assertClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  assert(
    found.length === expected.length,
    `${what}: found ${found.length} numbers, expected ${expected.length}`,
  );
  for (let index = 0; index < expected.length; index++) {
    const difference = Math.abs(found[index]! - expected[index]!);
    // Written so that NaN fails.
    if (difference <= tolerance * Math.max(1, Math.abs(expected[index]!))) continue;
    // Put into words here only: words for each of a million numbers took most of a contract's time.
    throw new Error(`${what}[${index}]: found ${found[index]}, expected ${expected[index]} ± ${tolerance}`);
  }
}

/** @throws Error unless both reports of full inference are the same. */
export function assertSameInference(found: Inference, expected: Inference, what: string): void {
  assertSame(found.times, expected.times, `${what}: output times`);
  assertSame(found.potentials, expected.potentials, `${what}: potentials`);
  assertSame(found.spikesToDecision, expected.spikesToDecision, `${what}: spikes to the decision`);
  assert(
    (found.spikes === null) === (expected.spikes === null),
    `${what}: spikes must come with full detail only`,
  );
  if (found.spikes && expected.spikes) assertSame(found.spikes, expected.spikes, `${what}: spikes`);
}

/** @throws Error unless both passes of learning counted the same. */
export function assertSameStats(found: EpochStats, expected: EpochStats, what: string): void {
  for (const name of ['learned', 'correct'] as const) {
    assert(
      found[name] === expected[name],
      `${what}: found ${found[name]} ${name}, expected ${expected[name]}`,
    );
  }
  assert(found.fired.length === expected.fired.length, `${what}: fired must have one array per layer`);
  expected.fired.forEach((counts, k) => {
    assertSame(found.fired[k]!, counts, `${what}: fired of layer ${k}`);
  });
}

/** @throws Error unless all layers' weights agree. */
export function assertCloseWeights(
  found: readonly Weights[],
  expected: readonly Weights[],
  tolerance: number,
  what: string,
): void {
  assert(
    found.length === expected.length,
    `${what}: found ${found.length} layers, expected ${expected.length}`,
  );
  expected.forEach((layer, k) => {
    assertClose(found[k]!, layer, tolerance, `${what}: weights of layer ${k}`);
  });
}

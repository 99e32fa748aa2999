import type { Config, ConfigJson, Edits, Parameter } from '@s4nn/config';
import { applyEdits } from '@s4nn/config';
import { isInputError, weightsIn } from '@s4nn/core';
import type { Host } from '@s4nn/lanes';
import { type Failure, failureOf } from '@s4nn/lanes';
import { networkFor } from '../train/network-for.js';

/** A trial that was asked for. */
export interface Candidate {
  readonly id: number;
  readonly parameters: readonly Parameter[];
  /** Its config, or why there is none. */
  readonly planned: { readonly ok: true; readonly json: ConfigJson } | Failure;
  /** Virtual duration of an epoch. */
  readonly cost: number;
}

/** The config that a trial's parameters make, or why they make none. */
export function plan(config: Config, edits: Edits): Candidate['planned'] {
  try {
    return { ok: true, json: applyEdits(config, edits) };
  } catch (error) {
    if (!isInputError(error)) throw error;
    return failureOf(error);
  }
}

/**
 * Virtual duration of an epoch of a trial: the number of its weights, to which time is about proportional, as all
 * trials learn from the same samples. A function of the config alone, so that no machine can change it.
 */
export function costOf(planned: Candidate['planned'], host: Host): number {
  if (!planned.ok) return 1;
  try {
    return weightsIn(networkFor(host, planned.json));
  } catch {
    // The trial itself will say what its encoder refuses.
    return 1;
  }
}

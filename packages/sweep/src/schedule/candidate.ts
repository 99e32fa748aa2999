import { applyEdits, type Config, type ConfigJson, type Edits, type Parameter } from '@s4nn/config';
import { isInputError, weightsIn } from '@s4nn/core';
import { type Failure, failureOf, type Host } from '@s4nn/lanes';
import { networkFor } from '../train/network-for.js';

/** A suggested trial. */
export interface Candidate {
  readonly id: number;
  readonly parameters: readonly Parameter[];
  /** Its config, or why it has none. */
  readonly planned: { readonly ok: true; readonly json: ConfigJson } | Failure;
  /** Virtual duration of an epoch. */
  readonly cost: number;
}

/** The config that a trial's parameters give, or why they give none. */
export function plan(config: Config, edits: Edits): Candidate['planned'] {
  try {
    return { ok: true, json: applyEdits(config, edits) };
  } catch (error) {
    if (!isInputError(error)) throw error;
    return failureOf(error);
  }
}

/**
 * Virtual duration of an epoch of a trial: its number of weights. The real time is about proportional to it, as all trials learn
 * from the same samples. It depends on the config only, so no machine can change it.
 */
export function costOf(planned: Candidate['planned'], host: Host): number {
  if (!planned.ok) return 1;
  try {
    return weightsIn(networkFor(host, planned.json));
  } catch {
    // The trial itself will report what its encoder refuses.
    return 1;
  }
}

import type { PackedField } from '../../src/field.js';
import type { TrialAnswers } from '../../src/trial.js';
import type { LookAt } from '../one-trial/page.js';
import type { Server } from './server.js';

/** Asks a server what the network of a trial does. */
export const lookOf =
  ({ ask }: Server): LookAt =>
  (sweep, trial, sample) =>
    ask(`api/sweeps/${encodeURIComponent(sweep)}/trials/${trial}/network?sample=${sample}`) as Promise<
      TrialAnswers<PackedField>
    >;

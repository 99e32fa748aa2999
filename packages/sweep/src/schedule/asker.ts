import { type Algo, random, type TrialDoc } from '@s4nn/core';
import { compileSpace, pointOf } from '../config/index.js';
import { costAttribute, decodeArgs, type Suggestion, suggestionAttribute } from '../history.js';
import { createTrial, type LoggedTrial, trialAttribute, trialParameter } from '../journal/index.js';
import type { Run } from '../run.js';
import { type Candidate, costOf, plan } from './candidate.js';
import type { Replay } from './replay.js';
import { suggest } from './suggest.js';

/** A new trial. */
export interface Asked {
  readonly suggestion: Suggestion;
  readonly candidate: Candidate;
}

/**
 * Asks a search for trial after trial, given what it may know of those before, and logs what the log does not hold yet.
 * Gives null when there is nothing left to try.
 */
export function asker(
  { config, data, journal }: Pick<Run, 'config' | 'data' | 'journal'>,
  algo: Algo,
  replay: Replay,
  logged: readonly LoggedTrial[],
): (docs: readonly TrialDoc[]) => Asked | null {
  const space = compileSpace(config.json.search!.space);

  /** All randomness comes from (seed, trial), so that a suggestion follows from what is committed. */
  const suggestion = (docs: readonly TrialDoc[]): Suggestion | null => {
    const trial = docs.length;
    if (trial === 0) return { args: pointOf(config) };
    const seed = Math.floor(random(config.json.training.seed, 'suggest', trial)() * 2 ** 31);
    const doc = suggest(algo, space.expression, docs, trial, seed);
    if (!doc) return null;
    const { args, misc } = doc;
    return misc === undefined ? { args } : { args, misc };
  };

  return (docs) => {
    const trial = docs.length;
    const next = replay.next();
    const said = next?.kind === 'ask' && replay.trusted ? next.suggestion : suggestion(docs);
    if (!said) return null;
    const isLogged = replay.pass({ kind: 'ask', trial, suggestion: said });
    const { edits, parameters } = decodeArgs(space, said.args);
    const planned = plan(config, edits);
    const cost = isLogged ? Number(logged[trial]!.attributes[costAttribute]) : costOf(planned, data);
    if (!isLogged) {
      journal.append([
        // A crash may have torn what was written of this trial after its first record.
        ...(trial < logged.length ? [] : [createTrial(new Date())]),
        ...parameters.map(({ name, value, distribution }) =>
          trialParameter(trial, name, value, distribution),
        ),
        trialAttribute(trial, costAttribute, cost),
        trialAttribute(trial, suggestionAttribute, said),
      ]);
    }
    return { suggestion: said, candidate: { id: trial, parameters, planned, cost } };
  };
}

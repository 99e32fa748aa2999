import { applyEdits, compileSpace, pointOf } from '@s4nn/config';
import { type Algo, random, type TrialDoc } from '@s4nn/core';
import type { LoggedTrial, RecordedSearch, Suggestion } from '@s4nn/log';
import { createTrial, distributionOf, ofTrial, trialAttribute, trialParameter } from '@s4nn/log';
import { decodeArgs } from '../study/history.js';
import type { SweepContext } from '../sweep-context.js';
import { type Candidate, costOf, plan } from './candidate.js';
import type { Replay } from './replay.js';
import { suggest } from './suggest.js';

/** A new trial. */
export interface Asked {
  readonly suggestion: Suggestion;
  readonly candidate: Candidate;
}

/** Suggests a trial, given what may be known of those before; null when there is nothing left to try. */
export type Suggest = (docs: readonly TrialDoc[]) => Asked | null;

/**
 * Asks a search for trial after trial, after those that are enqueued, and logs what the log does not hold yet.
 * @param search that of the config in force; the space of an extended sweep was another one before.
 */
export function suggester(
  { config, host, journal }: Pick<SweepContext, 'config' | 'host' | 'journal'>,
  search: RecordedSearch,
  algo: Algo,
  replay: Replay,
  logged: readonly LoggedTrial[],
): Suggest {
  const space = compileSpace(search.space);
  const enqueued = (point: Readonly<Record<string, unknown>>): Suggestion => ({
    args: pointOf(config.schema, applyEdits(config, point), search.space),
  });
  /** All randomness comes from (seed, trial), so that a suggestion follows from what is committed. */
  const suggestion = (docs: readonly TrialDoc[]): Suggestion | null => {
    const trial = docs.length;
    const first = search.enqueue[trial];
    if (first) return enqueued(first);
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
    const cost = isLogged ? ofTrial.cost.in(logged[trial]!.attributes)! : costOf(planned, host);
    if (!isLogged) {
      // Asked again it would be the same: not worth waiting for the disk.
      journal.note([
        // A crash may have torn what was written of this trial after its first record.
        ...(trial < logged.length ? [] : [createTrial(new Date())]),
        ...parameters.map(({ name, value, range }) =>
          trialParameter(trial, name, value, distributionOf(range)),
        ),
        trialAttribute(trial, ofTrial.cost, cost),
        trialAttribute(trial, ofTrial.suggestion, said),
      ]);
    }
    return { suggestion: said, candidate: { id: trial, parameters, planned, cost } };
  };
}

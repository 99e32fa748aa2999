import { applyEdits, type Config, compileSpace, pointOf } from '@s4nn/config';
import { type Algo, random, type TrialDoc } from '@s4nn/core';
import {
  createTrial,
  distributionOf,
  type LoggedTrial,
  type RecordedSearch,
  type Suggestion,
  trialAttribute,
  trialAttributes,
  trialParameter,
} from '@s4nn/log';
import { blaming } from '../plan/blame.js';
import { decodeArgs } from '../study/history.js';
import type { SweepContext } from '../sweep-context.js';
import { type Candidate, costOf, plan } from './candidate.js';
import type { Replay } from './replay.js';
import { suggest } from './suggest.js';

/** A new trial. */
export interface NewTrial {
  readonly suggestion: Suggestion;
  readonly candidate: Candidate;
}

/** The seed of a suggestion. */
export const seedOf = ({ json }: Config, trial: number): number =>
  Math.floor(random(json.training.seed, 'suggest', trial)() * 2 ** 31);

/** Suggests a trial, given the earlier ones as far as they are known; null if there is nothing left to try. */
export type Suggest = (docs: readonly TrialDoc[]) => NewTrial | null;

/**
 * Suggests trial after trial, first those enqueued, then those of a search, and logs what is not in the log yet.
 * @param search the search of the current config; before an extension the space was another one.
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
  /** All randomness comes from (seed, trial), so that a suggestion depends only on what is committed. */
  const suggestion = (docs: readonly TrialDoc[]): Suggestion | null => {
    const trial = docs.length;
    const first = search.enqueue[trial];
    if (first) return enqueued(first);
    const doc = suggest(algo, space.expression, docs, trial, seedOf(config, trial));
    if (!doc) return null;
    const { args, misc } = doc;
    return misc === undefined ? { args } : { args, misc };
  };
  return (docs) => {
    const trial = docs.length;
    const next = replay.next();
    const suggested = next?.kind === 'ask' && replay.trusted ? next.suggestion : suggestion(docs);
    if (!suggested) return null;
    const isLogged = replay.pass({ kind: 'ask', trial, suggestion: suggested });
    const { edits, parameters } = blaming(config, 'search', () => decodeArgs(space, suggested.args));
    const planned = plan(config, edits);
    const cost = isLogged ? trialAttributes.cost.in(logged[trial]!.attributes)! : costOf(planned, host);
    if (!isLogged) {
      // If it is lost, the search suggests the same trial again: not worth waiting for the disk.
      journal.note([
        // A crash may have torn off the other records of this trial after its first one.
        ...(trial < logged.length ? [] : [createTrial(new Date())]),
        ...parameters.map(({ name, value, range }) =>
          trialParameter(trial, name, value, distributionOf(range)),
        ),
        trialAttribute(trial, trialAttributes.cost, cost),
        trialAttribute(trial, trialAttributes.suggestion, suggested),
      ]);
    }
    return { suggestion: suggested, candidate: { id: trial, parameters, planned, cost } };
  };
}

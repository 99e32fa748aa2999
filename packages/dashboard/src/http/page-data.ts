import type { PageData } from '@s4nn/report';
import { compareData } from '../data/compare.js';
import { liveData } from '../data/live.js';
import { trialData } from '../data/trial.js';
import type { Address } from './address.js';
import { sweepNameIn, trialIn } from './address.js';
import { notesOf } from './notes-of.js';
import { Refusal } from './refusal.js';
import type { Sources } from './sources.js';
import { sweepOf } from './sweep-of.js';
import { sweepsIn } from './sweeps-in.js';

/** A page that an address asks for. */
export type Asked =
  | { readonly kind: 'list' }
  | { readonly kind: 'sweep'; readonly name: string }
  | { readonly kind: 'trial'; readonly name: string; readonly trial: number }
  | { readonly kind: 'compare'; readonly names: readonly string[] };

/**
 * Which page an address asks for.
 * @throws Refusal if there is none, or it names what no sweep can be called.
 */
export function askedIn(address: Address): Asked {
  const [first, name, trials, id, ...rest] = address.parts;
  if (first === '' && name === undefined) return { kind: 'list' };
  if (first === 'compare' && name === undefined) return { kind: 'compare', names: sweepsIn(address) };
  if (first === 'sweeps' && name !== undefined && rest.length === 0) {
    if (trials === undefined) return { kind: 'sweep', name: sweepNameIn(name) };
    if (trials === 'trials' && id !== undefined) {
      return { kind: 'trial', name: sweepNameIn(name), trial: trialIn(id) };
    }
  }
  throw new Refusal(404, 'nothing is here');
}

/**
 * What a page shows.
 * @throws Refusal if there is no such sweep or trial.
 */
export async function pageData({ project, followed, list }: Sources, asked: Asked): Promise<PageData> {
  if (asked.kind === 'list') return { kind: 'list', ...(await list()) };
  if (asked.kind === 'compare') return { kind: 'compare', ...compareData(followed, asked.names) };
  const [sweep, content] = sweepOf(followed, asked.name);
  const notes = notesOf(project, asked.name);
  if (asked.kind === 'trial') {
    const data = await trialData(
      content,
      sweep.folders.results,
      asked.trial,
      notes.trials[asked.trial] ?? '',
    );
    if (!data) throw new Refusal(404, `sweep ${asked.name} has no trial ${asked.trial}`);
    return { kind: 'trial', ...data };
  }
  return { kind: 'sweep', ...(await content.data()), live: liveData(project, sweep, notes.sweep) };
}

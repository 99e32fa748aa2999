import { type Address, sweepNameIn } from './address.js';
import { Refusal } from './refusal.js';

/** The most sweeps that are followed or compared at a time. */
export const mostSweeps = 8;

/**
 * The sweeps that a question names, each once.
 * @throws Refusal if one is no name, or there are too many.
 */
export function sweepsIn({ query }: Address): string[] {
  const names = (query.get('sweeps') ?? '').split(',').filter((name) => name !== '');
  if (names.length > mostSweeps) throw new Refusal(400, `expected at most ${mostSweeps} sweeps`);
  return [...new Set(names.map(sweepNameIn))];
}

import { inFragment, setInFragment } from '../url/fragment.js';
import type { Condition, Filter } from './filter.js';

/** Keeps a filter in the page's address. */
export const keepFilter = (filter: Filter): void =>
  setInFragment('filter', filter.length === 0 ? null : JSON.stringify(filter));

/** The filter in the page's address; what is no condition there is left out. */
export function filterInFragment(): Filter {
  try {
    const read: unknown = JSON.parse(inFragment('filter') ?? '[]');
    return Array.isArray(read) ? read.filter(isCondition) : [];
  } catch {
    return [];
  }
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  const { parameter, metric, choices, low, high } = value as Readonly<Record<string, unknown>>;
  const isRange = Number.isFinite(low) && Number.isFinite(high);
  if (typeof metric === 'string') return isRange;
  const isChoice = Array.isArray(choices) && choices.every((choice) => typeof choice === 'string');
  return typeof parameter === 'string' && (isRange || isChoice);
}

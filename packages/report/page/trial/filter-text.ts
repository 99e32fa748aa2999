import type { Condition, Filter } from './filter.js';

/** A filter as a text for the page's address; null without conditions. */
export const filterText = (filter: Filter): string | null =>
  filter.length === 0 ? null : JSON.stringify(filter);

/** The filter of such a text, which anybody may have written: what is no condition is left out. */
export function filterIn(text: string | null): Filter {
  if (text === null) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.flatMap((one) => conditionOf(one) ?? []) : [];
  } catch {
    return [];
  }
}

function conditionOf(found: unknown): Condition | null {
  if (typeof found !== 'object' || found === null) return null;
  const { parameter, metric, low, high, choices } = found as Record<string, unknown>;
  const isStretch = typeof low === 'number' && typeof high === 'number';
  if (typeof metric === 'string') return isStretch ? { metric, low, high } : null;
  if (typeof parameter !== 'string') return null;
  if (isStretch) return { parameter, low, high };
  const isChoice = Array.isArray(choices) && choices.every((choice) => typeof choice === 'string');
  return isChoice ? { parameter, choices } : null;
}

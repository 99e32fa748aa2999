/** Where the logs of some sweeps stand, by name. */
export type Positions = ReadonlyMap<string, string>;

/** Positions as the id of an event: they come back when a page connects again, so that it gets what it has missed. */
export const idOf = (positions: Positions): string =>
  [...positions].map(([name, position]) => `${encodeURIComponent(name)}=${position}`).join(',');

/** The positions in an id; whatever is none is left out. */
export function positionsIn(id: string): Positions {
  const positions = new Map<string, string>();
  for (const part of id.slice(0, longest).split(',')) {
    const [name, position] = part.split('=');
    if (!name || !position) continue;
    try {
      positions.set(decodeURIComponent(name), position);
    } catch {
      // Not of ours.
    }
  }
  return positions;
}

const longest = 10_000;

import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { isMissing } from '../values/missing-cells.js';

/** "2.033", which is 2033 where a point stands between thousands; never "0.123". */
const group = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const below1000 = /^[+-]?\d{1,3}$/;
/** How long such a number is at least. */
const least = 5;

/** A cell, and the row that it is in. */
export interface Found {
  readonly row: number;
  readonly cell: string;
}

/** A column in which each point may stand between thousands. */
export interface Suspect {
  readonly place: number;
  readonly grouped: Found;
  /** A whole number below 1000, not 0: the largest; null if there is none. */
  readonly whole: Found | null;
}

/**
 * Finds the columns whose points may all stand between thousands, and whether points in other ones cannot.
 * @param longest [features] how long the longest cell is.
 */
export function findSuspects(
  table: Table,
  features: readonly number[],
  longest: Uint32Array,
): { readonly suspects: readonly Suspect[]; readonly isShown: boolean } {
  type Candidate = { readonly place: number; grouped: Found | null; whole: Found | null };
  let isShown = false;
  let left: Candidate[] = features
    .filter((_, feature) => longest[feature]! >= least)
    .map((place) => ({ place, grouped: null, whole: null }));
  for (let row = 0; row < table.rows && left.length > 0; row++) {
    const cells = table.cellsOf(row);
    const isLeft = (candidate: Candidate): boolean => {
      const cell = textIn(cells, candidate.place);
      if (group.test(cell)) candidate.grouped ??= { row, cell };
      else if (below1000.test(cell)) {
        if (sizeOf(cell) > sizeOf(candidate.whole?.cell ?? '0')) candidate.whole = { row, cell };
      } else if (!isMissing(cell)) {
        isShown ||= cell.includes('.');
        return false;
      }
      return true;
    };
    const kept = left.filter(isLeft);
    if (kept.length < left.length) left = kept;
  }
  return {
    suspects: left.flatMap(({ grouped, ...rest }) => (grouped ? [{ ...rest, grouped }] : [])),
    isShown,
  };
}

export const sizeOf = (cell: string): number => Math.abs(Number(cell));

/** Whether columns hold a point whose cells are all too short for one between thousands. */
export function showsPoint(table: Table, features: readonly number[], longest: Uint32Array): boolean {
  const places = features.filter((_, feature) => longest[feature]! > 1 && longest[feature]! < least);
  for (let row = 0; row < table.rows && places.length > 0; row++) {
    const { bytes, starts, ends } = table.cellsOf(row);
    for (const place of places) {
      // A point alone is a missing cell.
      if (ends[place]! - starts[place]! < 2) continue;
      for (let at = starts[place]!; at < ends[place]!; at++) if (bytes[at] === 46) return true;
    }
  }
  return false;
}

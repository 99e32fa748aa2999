import type { Run } from './lanes.js';

/** From top to bottom, in pixels. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Where the runs of a timeline are: a row for each lane, with the rows of a machine together. */
export interface Rows {
  /** Of all rows, in pixels. */
  readonly height: number;
  /** The machines or, where the log names none, the lanes. */
  readonly names: readonly (Band & { readonly name: string })[];
  readonly bandOf: (run: Run) => Band;
}

/** The least height of a machine: that of its name. */
const line = 14;
/** Between two machines. */
export const gap = 6;

/**
 * Puts runs in rows.
 * @param machines in the order in which they are shown; null where the log names none.
 */
export function rowsOf(runs: readonly Run[], machines: readonly string[] | null): Rows {
  const lanesOn = new Map<string | null, number>();
  for (const { machine, lane } of runs) lanesOn.set(machine, Math.max(lanesOn.get(machine) ?? 0, lane + 1));
  const rowHeight = rowHeightFor([...lanesOn.values()].reduce((sum, lanes) => sum + lanes, 0));
  const tops = new Map<string | null, { readonly top: number; readonly step: number }>();
  const names: Rows['names'][number][] = [];
  let height = 0;
  for (const machine of machines ?? [null]) {
    const lanes = lanesOn.get(machine);
    if (lanes === undefined) continue;
    if (height > 0) height += gap;
    const step = machine === null ? rowHeight : Math.max(rowHeight, line / lanes);
    const top = height;
    tops.set(machine, { top, step });
    height += lanes * step;
    if (machine !== null) names.push({ name: machine, top, bottom: height });
    else
      names.push(
        ...Array.from({ length: lanes }, (_, lane) => ({ name: String(lane), ...rowAt(top, step, lane) })),
      );
  }
  return {
    height,
    names,
    bandOf: ({ machine, lane }) => {
      const { top, step } = tops.get(machine)!;
      return rowAt(top, step, lane);
    },
  };
}

const rowAt = (top: number, step: number, lane: number): Band => ({
  top: top + lane * step,
  bottom: top + (lane + 1) * step,
});

/** Few rows are as high as a few together need, and many as low as a screen or two allow. */
const rowHeightFor = (rows: number): number =>
  Math.min(36, Math.max(300 / rows, Math.min(26, Math.max(3, 900 / rows))));

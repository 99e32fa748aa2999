import * as Plot from '@observablehq/plot';

/** A box with the title of the datum that is pointed at. */
export const tip = <Datum>(data: readonly Datum[], options: Plot.TipOptions): Plot.Markish =>
  Plot.tip(
    data as Datum[],
    Plot.pointer({ fill: 'var(--surface)', stroke: 'var(--line)', lineHeight: 1.3, ...options }),
  );

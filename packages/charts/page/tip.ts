import * as Plot from '@observablehq/plot';

/** A box that says something of the datum that is pointed at, in the words of `title`. */
export const tip = <Datum>(
  data: readonly Datum[],
  {
    title,
    ...options
  }: Omit<Plot.TipOptions, 'title'> & { readonly title: string | ((datum: Datum) => string) },
): Plot.Markish =>
  Plot.tip(
    data as Datum[],
    Plot.pointer({
      ...{ fill: 'var(--surface)', stroke: 'var(--line)', lineHeight: 1.3, ...options },
      // Worded only for what is pointed at: there may be thousands.
      title: (datum: Datum) => datum,
      format: {
        title: (datum: Datum) =>
          typeof title === 'string' ? String(datum[title as keyof Datum]) : title(datum),
      },
    } as Plot.TipOptions),
  );

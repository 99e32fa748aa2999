/** How a line is drawn; a pale one stands back and is not in the legend, and of `none` only the marks are seen. */
type Stroke = 'solid' | 'dashed' | 'dotted' | 'pale' | 'none';

/** What the points of a line are marked by. */
type Mark = 'circle' | 'square' | 'triangle' | 'diamond';

/** What a line looks like. */
export interface LineStyle {
  /** A colour as CSS has it. */
  readonly colour: string;
  /** Solid where nothing is said. */
  readonly stroke?: Stroke;
  /** Without it there are no marks. */
  readonly mark?: Mark;
}

/** How lines that may lie over one another are told apart. */
export const lineStyles = [
  { colour: 'var(--complete)', stroke: 'solid', mark: 'circle' },
  { colour: 'var(--best)', stroke: 'dashed', mark: 'square' },
  { colour: 'var(--pruned)', stroke: 'dotted', mark: 'triangle' },
  { colour: 'var(--running)', stroke: 'dashed', mark: 'diamond' },
] as const satisfies readonly LineStyle[];

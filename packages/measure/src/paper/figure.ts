import type { LastTraining } from '@s4nn/log';
import type { EvaluatedWeights } from '../evaluate-weights.js';
import type { Disturbed } from '../robustness.js';
import type { NamedField } from '../weight-fields.js';

/** What a figure shows: a table, and where it has them a chart of the table, curves and images. */
export interface FigureContent {
  readonly title: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Whether the numbers are shares 0…1 or other numbers. */
  readonly unit: 'share' | 'number';
  /**
   * How to draw the numbers of the table: as a heat map, with the names of its rows, columns and values, or as one bar chart
   * per column.
   */
  readonly drawing:
    | ({ readonly kind: 'heat map' } & Readonly<Record<'rows' | 'columns' | 'values', string>>)
    | { readonly kind: 'bars' }
    | null;
  readonly curves: Curves | null;
  readonly fields: readonly NamedField[];
}

/** A recomputed table or figure of the paper (Kheradpisheh & Masquelier 2020, arXiv 1910.09495), and what it was made from. */
export interface Figure extends FigureContent {
  readonly networks: readonly FigureNetwork[];
  /** Values of the configs that the caller replaced, by JSON Pointer: with any, the figure is not the paper's. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** A network that a figure was made from. */
export interface FigureNetwork {
  /** Name of its sweep. */
  readonly name: string;
  /** File of its config. */
  readonly config: string;
  /** Values of the config that the figure itself replaced, by JSON Pointer. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** Number of inputs, and of neurons of each layer. */
  readonly sizes: readonly number[];
  /** Number of epochs that it was trained. */
  readonly epochs: number;
  readonly seed: number;
}

/** Curves over a common axis. */
export interface Curves {
  readonly x: string;
  readonly y: string;
  /** Whether to space the values of x evenly, which suits values that double. */
  readonly isEven: boolean;
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

/** A table without a drawing, curves or images. */
export const tableOnly = { drawing: null, curves: null, fields: [] } as const;

/**
 * A table of shares whose first column is a number, and a curve of each other column over that number.
 * @param axis the name of the number, and whether to space its values evenly.
 */
export const withCurves = (
  columns: readonly [x: string, ...lines: string[]],
  rows: readonly (readonly [x: number, ...values: (number | null)[]])[],
  { x = columns[0], isEven }: { readonly x?: string; readonly isEven: boolean },
): Pick<FigureContent, 'columns' | 'rows' | 'unit' | keyof typeof tableOnly> => ({
  ...tableOnly,
  columns,
  rows: rows.map(([at, ...values]) => [String(at), ...values]),
  unit: 'share',
  curves: {
    ...{ x, y: 'accuracy', isEven },
    lines: columns.slice(1).map((name, column) => ({
      name,
      points: rows.flatMap(([at, ...values]) => {
        const value = values[column] ?? null;
        return value === null ? [] : [[at, value] as const];
      }),
    })),
  },
});

/** A network of a config, trained and tested. */
export interface Trained {
  readonly evaluated: EvaluatedWeights;
  readonly epochs: LastTraining['epochs'];
  /** Input weights of the neurons of the first layer as images. */
  readonly fields: () => FigureContent['fields'];
  /** Measures it under input jitter. */
  readonly jitter: () => Promise<Disturbed>;
}

/** A network whose config is changed by `set`; `name` is appended to its name. */
export interface Variant {
  readonly name: string;
  readonly set: Readonly<Record<string, unknown>>;
}

/** The networks that a figure needs, and how the figure is made from them. */
export interface Recipe {
  readonly dataset: 'mnist' | 'caltech';
  /** The networks; null is the dataset's config unchanged. */
  readonly networks: readonly (Variant | null)[];
  readonly make: (networks: readonly [Trained, ...Trained[]]) => FigureContent | Promise<FigureContent>;
}

/** A figure of one network, that of the dataset's config. */
export const single = (
  dataset: Recipe['dataset'],
  make: (network: Trained) => FigureContent | Promise<FigureContent>,
): Recipe => ({ dataset, networks: [null], make: ([network]) => make(network) });

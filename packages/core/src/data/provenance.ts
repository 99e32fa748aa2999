/** A file that a dataset was read from, or a folder of many. */
export interface DataSource {
  /** Its name, below the folder that an option names: "iris.csv", "train-images-idx3-ubyte.gz". */
  readonly name: string;
  /** SHA-256 in hexadecimal: of the file's bytes, or of the names and bytes of all files of a folder. */
  readonly sha256: string;
  /** How many files of a folder were read; absent for a file. */
  readonly files?: number;
}

/**
 * How a dataset came to be: what nobody can tell from its samples. It is shown before a sweep starts and kept in its log.
 * What can be counted from the samples is not repeated here.
 */
export interface Provenance {
  readonly sources: readonly DataSource[];
  /** Names of the features, where they have any: columns of a table. */
  readonly features?: readonly string[];
  /** The column of labels of a table. */
  readonly label?: string;
  /** Where the range comes from: "the training rows", "unsigned bytes". */
  readonly range?: string;
  /** How many test values lay outside the range and were moved to its nearer end. */
  readonly clamped?: number;
  /** How many files of the given folders were passed over; a note says which and why. */
  readonly passedOver?: number;
  /** What was guessed, left out or changed, or looks like a mistake: a sentence each, with the option that changes it. */
  readonly notes?: readonly string[];
}

/** Samples of one class. */
export interface ClassCount {
  readonly name: string;
  readonly train: number;
  readonly test: number;
}

/** What a dataset holds: counted from its samples, with where they come from. Plain data. */
export interface DataDescription {
  /**
   * SHA-256 in hexadecimal of the training and of the test samples as they reach the encoder: values, shape, range, labels and
   * names of the classes.
   */
  readonly digest: { readonly train: string; readonly test: string };
  readonly classes: readonly ClassCount[];
  /** Of one sample. */
  readonly shape: readonly number[];
  readonly range: readonly [low: number, high: number];
  /** How many samples have the same value everywhere. */
  readonly constant: { readonly train: number; readonly test: number };
  /** How many training samples have no spike; null where they were not encoded. */
  readonly silent: number | null;
  /** Null if the dataset does not say. */
  readonly provenance: Provenance | null;
}

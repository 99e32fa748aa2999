import type { Backend } from './backend.js';
import type { Dataset, Samples } from './data/dataset.js';
import type { Encoder } from './data/encoder.js';
import type { JsonSchema } from './json-schema.js';
import type { Objective } from './search/metrics.js';
import type { Pruner, PrunerContext } from './search/pruner.js';
import type { Algo } from './search/search.js';

/** How each kind of plugin is created from its options, which the schema has checked and filled in. */
export interface Creators {
  /** `folder`: the absolute folder of the config, from which relative paths count. */
  dataset: (options: never, context: { readonly folder: string }) => Dataset | Promise<Dataset>;
  /** `train`: the training samples, for encoders that fit their ranges. */
  encoder: (options: never, train: Samples) => Encoder;
  /** The backend may first ask for a device. */
  backend: (options: never) => Backend | Promise<Backend>;
  /** The search asks for trials as hyperopt-js's do. */
  search: (options: never) => Algo;
  /** The pruner judges by the context's objective. */
  pruner: (options: never, context: PrunerContext) => Pruner;
  /** Places where trainings run; `@s4nn/lanes` says what they get and give. */
  lanes: (options: never, context: never) => Promise<AsyncDisposable>;
}

/** What a plugin can be. */
export type Kind = keyof Creators;

/** How far a download has come. */
export interface DownloadProgress {
  /** `wait`: another process is at it. */
  readonly stage: 'wait' | 'download' | 'check' | 'unpack';
  /** Bytes done and to do in this stage; null where the number is not known. */
  readonly done: number;
  readonly total: number | null;
}

/** Data that a dataset needs and can fetch. */
export interface Download {
  /** What it is and how large, in one line. */
  readonly title: string;
  /**
   * Fetches it into a folder, which is created if needed; resumes an interrupted download.
   * @returns the folder of the data.
   * @throws InputError with the cause, and how to get the data by hand.
   */
  readonly get: (folder: string, onProgress: (progress: DownloadProgress) => void) => Promise<string>;
}

/** The default export of a plugin module. `options` is its one source of types, validation, defaults and documentation. */
export interface Plugin<K extends Kind = Kind> {
  readonly kind: K;
  /**
   * Schema of an object; every property has a description, every optional one a default. A string that names a file or
   * a folder relative to the config has `format: 'path'`, so that a config can be moved.
   */
  readonly options: JsonSchema;
  readonly create: Creators[K];
  /**
   * Of a pruner: which objectives it can judge.
   * @returns null for those that it can, and for others what is expected instead: "none: it judges by one". Without this member, a pruner
   * judges by one objective alone.
   */
  readonly judges?: (objectives: readonly Objective[]) => string | null;
  /** What `s4nn data get NAME` fetches for it, by name; each is put into a folder of that name. */
  readonly downloads?: Readonly<Record<string, Download>>;
}

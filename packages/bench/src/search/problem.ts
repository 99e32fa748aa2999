/** One parameter of a problem, in the format of suites with anchor runs. */
export interface Entry {
  readonly name: string;
  readonly type: 'float' | 'int' | 'cat';
  readonly low?: number;
  readonly high?: number;
  readonly log?: boolean;
  /** Values are low, low + step, …; 1 for an `int` without one. */
  readonly step?: number;
  readonly choices?: readonly string[];
  /** Exists only when that earlier parameter exists and has one of these values. */
  readonly when?: { readonly param: string; readonly in: readonly (string | number)[] };
}

/** Value of each parameter that exists. */
export type Parameters = Readonly<Record<string, number | string>>;

/** A function to minimise whose minimum is known. */
export interface Problem {
  readonly name: string;
  readonly space: readonly Entry[];
  /** The lowest noiseless value. */
  readonly fmin: number;
  /** Standard deviation of the normal noise on each observation. */
  readonly noise_sd: number;
  /** `value` is null if an evaluation fails. */
  readonly evaluate: (parameters: Parameters) => {
    readonly noiseless: number;
    readonly value: number | null;
  };
}

/** What a choice can be in logs and tables: plain JSON values. */
export type Choice = null | boolean | number | string;

/** What a searched parameter can be, bounds included and in natural units. */
export type Range =
  | {
      readonly kind: 'number';
      readonly low: number;
      readonly high: number;
      /** All values are multiples of it; null for any number between the bounds. */
      readonly step: number | null;
      /** Whether it is searched by its logarithm. */
      readonly log: boolean;
    }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] };

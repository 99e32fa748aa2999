/** What every encoder can be given. */
export interface DurationOption {
  /** Number of steps, 1…65535; 256 by default. */
  readonly duration?: number;
}

/** The option that all encoders have. */
export const duration = {
  type: 'integer',
  minimum: 1,
  maximum: 65535,
  default: 256,
  description:
    'Number of steps: spikes have times 0…duration − 1; a time equal to the duration means silent.',
} as const;

/** The option that all encoders have. */
export const duration = {
  type: 'integer',
  minimum: 1,
  maximum: 65535,
  default: 256,
  description:
    'Number of steps: spikes have times 0…duration − 1; a time equal to the duration means silent.',
} as const;

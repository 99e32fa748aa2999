/** The option that every encoder has. */
export const duration = {
  type: 'integer',
  minimum: 1,
  maximum: 65535,
  default: 256,
  description: 'Number of steps. Spikes lie in 0…duration − 1; as a time, duration means silent.',
} as const;

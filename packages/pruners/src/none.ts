import type { Plugin } from '@s4nn/core';

/** Every trial runs to its end, whatever its objectives. */
const none: Plugin<'pruner'> = {
  kind: 'pruner',
  options: {
    type: 'object',
    description: 'Every trial runs to its end.',
    properties: {},
    additionalProperties: false,
  },
  judges: () => null,
  create: () => ({
    rungs: () => [],
    decide: ({ values }) => ({
      then: 'continue',
      value: values.at(-1) ?? Number.NaN,
      because: 'every trial runs to its end',
    }),
    promote: () => null,
  }),
};
export default none;

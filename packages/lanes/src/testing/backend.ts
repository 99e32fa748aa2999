import { type Backend, type Plugin, reference } from '@s4nn/core';

/** The reference backend, which can be told to throw or to end its thread. */
const backend: Plugin<'backend'> = {
  kind: 'backend',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      fault: {
        enum: ['none', 'throw', 'exit'],
        default: 'none',
        description: 'What goes wrong when a network is compiled.',
      },
    },
  },
  create: ({ fault }: { readonly fault: 'none' | 'throw' | 'exit' }): Backend => {
    if (fault === 'none') return reference();
    return {
      compile: () => {
        if (fault === 'exit') process.exit(7);
        throw new Error('the device is on fire');
      },
    };
  },
};
export default backend;

import { type Backend, type Plugin, reference } from '@s4nn/core';

type Fault = 'none' | 'throw' | 'exit' | 'hang' | 'spin';

/** The reference backend, which can be told to throw, to end its thread, or never to end: waiting (`hang`) or busy (`spin`). */
const backend: Plugin<'backend'> = {
  kind: 'backend',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      fault: {
        enum: ['none', 'throw', 'exit', 'hang', 'spin'],
        default: 'none',
        description: 'What goes wrong when a network is compiled.',
      },
    },
  },
  create: ({ fault }: { readonly fault: Fault }): Backend => {
    if (fault === 'none') return reference();
    return {
      compile: () => {
        if (fault === 'exit') process.exit(7);
        if (fault === 'hang') return new Promise(() => {});
        for (; fault === 'spin'; );
        throw new Error('the device is on fire');
      },
    };
  },
};
export default backend;

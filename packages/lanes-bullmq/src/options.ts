import type { JsonSchema } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';

/** Schema of the options. */
export const options = {
  type: 'object',
  description: 'Lanes on other machines, through BullMQ on Redis or Valkey.',
  properties: {
    url: {
      type: 'string',
      default: 'redis://127.0.0.1:6379',
      description:
        'Address of Redis or Valkey: redis://HOST:PORT, or rediss:// over TLS. S4NN_QUEUE is a better place for one with a password.',
    },
    state: {
      type: 'string',
      format: 'path',
      default: '',
      description:
        'Folder, shared by all machines, for the states of trainings; workers name it by --state. By default they are kept in Redis.',
    },
  },
  additionalProperties: false,
} as const satisfies JsonSchema;

/** How to reach the queue. */
export type Options = FromSchema<typeof options>;

import type { Plugin } from '@s4nn/core';
import { encoderContract } from '@s4nn/core/testing';
import { describe, it } from 'vitest';
import latency from './latency.js';
import logLatency from './log-latency.js';
import onOff from './on-off.js';
import rankOrder from './rank-order.js';
import receptiveFields from './receptive-fields.js';

const encoders: Record<string, Plugin<'encoder'>> = {
  latency,
  logLatency,
  onOff,
  rankOrder,
  receptiveFields,
};

describe.each(Object.entries(encoders))('%s', (_, encoder) => {
  const common = [{}, { duration: 1 }, { duration: 17 }, { duration: 65535 }];
  const all =
    encoder === latency || encoder === receptiveFields
      ? [...common, { clocks: 1 }, { clocks: 1, duration: 1 }, { clocks: 7, duration: 16 }]
      : common;
  for (const options of all) {
    describe(JSON.stringify(options), () => {
      for (const check of encoderContract(encoder, options)) it(check.name, check.run);
    });
  }
  describe('one feature', () => {
    // A single pixel has no contrast, so on-off gets the smallest image that has some.
    const shape = encoder === onOff ? [1, 2] : [1];
    for (const check of encoderContract(encoder, {}, shape)) it(check.name, check.run);
  });
});

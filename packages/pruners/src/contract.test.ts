import { prunerContract } from '@s4nn/core/testing';
import { describe, test } from 'vitest';
import asha from './asha.js';
import hyperband from './hyperband.js';
import median from './median.js';
import none from './none.js';

describe.each([
  ['asha', asha, {}],
  ['asha, promotion', asha, { form: 'promotion', reduction: 2 }],
  ['hyperband', hyperband, { minimum: 2 }],
  ['median', median, { startup: 2 }],
  ['none', none, {}],
] as const)('%s', (_, plugin, options) => {
  for (const { name, run } of prunerContract(plugin, options)) test(name, run);
});

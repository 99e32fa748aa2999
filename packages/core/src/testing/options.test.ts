import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../json-schema.js';
import type { Plugin } from '../plugin.js';
import { optionsContract, withDefaults } from './options.js';

const size = { type: 'integer', default: 3, description: 'Size.' };
const plugin = (options: JsonSchema): Plugin => ({ kind: 'encoder', options, create: () => () => never });
const never = undefined as never;
const closed = (properties: object, rest: object = {}): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...rest,
});
const run = async (options: JsonSchema): Promise<void> => {
  for (const check of optionsContract(plugin(options))) await check.run();
};

describe('options contract', () => {
  it.each<[string, JsonSchema]>([
    ['no options', closed({})],
    ['a default', closed({ size })],
    ['a required one', closed({ file: { type: 'string', description: 'File.' } }, { required: ['file'] })],
    ['an object inside', closed({ inner: { ...closed({ size }), default: {}, description: 'Inner.' } })],
  ])('accepts %s', async (_, options) => {
    await expect(run(options)).resolves.toBeUndefined();
  });

  it.each<[string, JsonSchema, string]>([
    ['another type', { type: 'array' }, 'options: found type "array", expected "object"'],
    ['an open object', { type: 'object', properties: {} }, 'options: expected "additionalProperties": false'],
    [
      'no description',
      closed({ size: { ...size, description: ' ' } }),
      'options.size: expected a description',
    ],
    ['no default', closed({ a: { description: 'A.' } }), 'options.a: is optional, expected a default'],
    ['a ghost', closed({}, { required: ['a'] }), 'options: requires a but does not describe it'],
    [
      'a function',
      closed({ size: { ...size, check: () => true } }),
      'options: found values that JSON cannot carry',
    ],
    [
      'a NaN',
      closed({ size: { ...size, default: Number.NaN } }),
      'options: found values that JSON cannot carry',
    ],
    [
      'a fault inside',
      closed({ inner: { ...closed({ a: { description: 'A.' } }), default: {}, description: 'Inner.' } }),
      'options.inner.a: is optional, expected a default',
    ],
  ])('refuses %s', async (_, options, message) => {
    await expect(run(options)).rejects.toThrow(new Error(message));
  });

  it('fills in defaults, as copies, below what was given', () => {
    const names = ['a'];
    const sample = plugin(closed({ size, names: { default: names, description: 'Names.' }, free: {} }));
    const filled = withDefaults(sample, { size: 4 }) as { names: string[] };
    expect(filled).toEqual({ size: 4, names: ['a'] });
    expect(filled.names).not.toBe(names);
  });
});

import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { wasm } from './index.js';

test.each<[unknown, string]>([
  [
    { inference: 'int17' },
    'wasm.inference: found "int17", expected "float32" or "int16"; did you mean "int16"?',
  ],
  [{ inferense: 'int16' }, 'wasm: found an unknown option "inferense"; did you mean "inference"?'],
  ['int16', 'wasm: found "int16", expected an object of options such as { inference: … }'],
])('options %j are refused', (options, message) => {
  expect(() => wasm(options as object)).toThrow(new InputError(message));
});

import { backendContract } from '@s4nn/core/testing';
import { describe, test } from 'vitest';
import { typescript } from './typescript/index.js';
import { wasm } from './wasm/index.js';

describe.each(Object.entries({ wasm, typescript }))('%s', (_, create) => {
  for (const check of backendContract(create, { learnsAll: create === wasm })) test(check.name, check.run);
});

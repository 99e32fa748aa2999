import { isInputError } from '@s4nn/core';
import { backendContract } from '@s4nn/core/testing';
import { describe, test } from 'vitest';
import { adapterName, webgpu } from './index.js';

const name = await adapterName().catch((error: Error) => error);
if (name instanceof Error && !isInputError(name)) throw name;
const reason = name instanceof Error ? name.message : null;

describe.skipIf(reason !== null)(`webgpu (${reason ? `skipped: ${reason}` : name})`, () => {
  for (const check of backendContract(webgpu)) test(check.name, check.run, 120_000);
});

import { backendContract } from '@s4nn/core/testing';
import { describe, test } from 'vitest';
import { adapterName, webgpu } from './index.js';

const name = await adapterName().catch((error: Error) => error);
const reason = name instanceof Error ? name.message : null;

describe.skipIf(reason !== null)(`webgpu (${reason ? `skipped: ${reason}` : name})`, () => {
  for (const check of backendContract(webgpu)) test(check.name, check.run, 120_000);
});

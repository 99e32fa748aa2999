import { readFileSync } from 'node:fs';
import { compile } from '@s4nn/tpe/search-space';
import type { Evidence } from '../src/model/process.js';

interface Golden extends Evidence {
  readonly logs: readonly number[];
  readonly asked: readonly (readonly number[])[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly unlikelihood: number;
}

/** What NumPy gets; testdata/golden.py wrote it. */
export const golden: Golden = JSON.parse(
  readFileSync(new URL('../testdata/golden.json', import.meta.url), 'utf8'),
);

/** Its space: two numbers and a choice of three. */
export const { space } = compile({
  expr: { x: { uniform: [0, 1] }, y: { uniform: [0, 1] }, z: { randint: 3 } },
});

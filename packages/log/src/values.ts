import type { Values } from '@s4nn/core';

/** Values of a trial's parameters by name, as people read them: a choice by its label. */
export type ParameterValues = Readonly<Record<string, number | string | boolean | null>>;

/** The best complete trial by the first objective, and the values of all objectives. */
export interface BestSoFar {
  readonly trial: number;
  readonly values: Values;
}

import { outputError, type S4nnRule, type SpikeTimes } from '@s4nn/core';
import type { LayerState } from './layer.js';

/** Writes the normalised errors of the outputs. @returns whether any is not 0. */
export function outputErrors(output: LayerState, label: number, rule: S4nnRule, duration: number): boolean {
  const times = output.times as SpikeTimes;
  const errors = outputError(times, label, rule, duration);
  if (rule.silent === 'zero') {
    times.forEach((time, o) => {
      if (time === duration) errors[o] = 0;
    });
  }
  const norm = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0));
  if (norm === 0) return false;
  errors.forEach((error, o) => {
    output.errors[o] = error / norm;
  });
  return true;
}

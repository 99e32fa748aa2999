import { numberText } from '@s4nn/core';
import type { ParameterValues } from '@s4nn/log';

/** Seconds as people say them: 48 s, 3 min 05 s, 2 h 10 min. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A parameter's value as people read it. */
export const parameterText = (value: ParameterValues[string]): string =>
  typeof value === 'number' ? numberText(value) : String(value);

/** Parameters on one line, each with its short name and its value. */
export const parameterLine = (parameters: ParameterValues): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${shortName(name)} ${parameterText(value)}`)
    .join(', ');

/** /network/layers/0/learningRate → layers/0/learningRate. */
export const shortName = (pointer: string): string =>
  pointer.replace(/^\/(network|training)\//, '').replace(/^\//, '');

/** A bar of the given width, filled to a share 0…1. */
export function bar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '━'.repeat(filled) + '─'.repeat(width - filled);
}

import { stripVTControlCharacters } from 'node:util';
import { numberText } from '@s4nn/core';
import { type ParameterValues, shortNames } from '@s4nn/log';

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
  typeof value === 'number' ? numberText(value) : oneLine(String(value));

/**
 * Parameters on one line, each with its short name and its value.
 * @param layers how many layers the network has; null where that is not known.
 */
export function parameterLine(parameters: ParameterValues, layers: number | null): string {
  const names = shortNames(Object.keys(parameters), layers);
  return Object.entries(parameters)
    .map(([name, value]) => `${names.get(name)} ${parameterText(value)}`)
    .join(', ');
}

/** The first line of a text from outside, without what a terminal would obey, or what turns the direction of writing. */
export const oneLine = (text: string): string =>
  stripVTControlCharacters(text)
    .split(/[\r\n]/)[0]!
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
    .replaceAll(/[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, ' ');

/** A bar of the given width, filled to a share 0…1. */
export function bar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '━'.repeat(filled) + '─'.repeat(width - filled);
}

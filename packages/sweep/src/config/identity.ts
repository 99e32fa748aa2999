import type { ConfigJson } from './config.js';
import { isObject } from './pointer.js';

const withoutInfluence = ['$schema', 'name', 'threads'];

/**
 * What a config asks for, without its name and without how many trials run at a time, as text that is the same for equal configs: names sorted, one value a
 * line. A sweep is resumed only when this is what it was started with, and else the lines say what differs.
 */
export function identity(json: ConfigJson): string {
  const relevant = Object.entries(json).filter(([name]) => !withoutInfluence.includes(name));
  return JSON.stringify(sorted(Object.fromEntries(relevant)), null, 2);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name])]));
}

import type { ConfigJson } from './config.js';
import { isObject } from './pointer.js';

const withoutInfluence = ['$schema', 'name', 'threads', 'lanes'];
const withoutInfluenceInBackend = ['population'];
const withoutInfluenceInSearch = ['keep', 'retries', 'trialTimeout', 'maxConsecutiveFailures'];

/**
 * What a config asks for, without its name and what changes no trial (how many run at a time and where, what is kept, what is
 * done about crashes), as text that is the same for equal configs: names sorted, one value a line. A sweep is resumed only when this is what it was started with, and else the lines say what differs.
 */
export function identity(json: ConfigJson): string {
  const { search, backend, ...relevant } = without(withoutInfluence, { ...json });
  const whole = {
    ...relevant,
    backend: isObject(backend) ? without(withoutInfluenceInBackend, backend) : backend,
    ...(isObject(search) && { search: without(withoutInfluenceInSearch, search) }),
  };
  return JSON.stringify(sorted(whole), null, 2);
}

const without = (
  names: readonly string[],
  object: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name])]));
}

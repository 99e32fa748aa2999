import { complete } from './complete.js';
import type { Config, ConfigJson } from './config.js';
import { identity } from './identity.js';
import { pluginsOf } from './plugins/plugins.js';
import { isObject } from './pointer.js';

/**
 * A config that continues what a log recorded: what the file leaves out is as it was recorded, so that a default that has changed
 * since applies to sweeps that begin, never to one that resumes.
 * @param recorded the config in the log, as {@link identity} has it.
 */
export function asRecorded(config: Config, recorded: unknown): Config {
  const { json, problems } = complete(config.schema, filled(config.json, config.written, recorded));
  return problems.length > 0 ? config : { ...config, json, plugins: pluginsOf(json, config.plugins) };
}

/**
 * A recorded config with the members that configs have by now, each at its default: what it was when it was left out. A
 * config that does not fit today's schema stays as it is.
 */
export function completeRecorded({ schema }: Pick<Config, 'schema'>, recorded: unknown): ConfigJson {
  const { json, problems } = complete(schema, recorded);
  return problems.length > 0 ? (recorded as ConfigJson) : (JSON.parse(identity(json)) as ConfigJson);
}

/** A value with what is not written taken from what was recorded. */
function filled(now: unknown, written: unknown, recorded: unknown): unknown {
  if (recorded === undefined) return now;
  if (isObject(now) && isObject(recorded)) {
    // Options of another plugin say nothing of this one's.
    if (now.use !== recorded.use) return now;
    const own = isObject(written) ? written : {};
    return Object.fromEntries(
      Object.entries(now).map(([name, value]) => [name, filled(value, own[name], recorded[name])]),
    );
  }
  if (written === undefined) return recorded;
  if (Array.isArray(now) && Array.isArray(recorded) && now.length === recorded.length) {
    const own = Array.isArray(written) ? written : [];
    return now.map((value, index) => filled(value, own[index], recorded[index]));
  }
  return now;
}

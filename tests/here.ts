import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Overrides, readConfig } from '@s4nn/config';
import type { Summary } from '@s4nn/log';
import { type SweepOptions, sweep } from '@s4nn/sweep';
import { projectWith } from './process.js';

/** Runs a sweep to its end in this process, without threads unless `options` says otherwise. */
export async function sweepHere(
  file: string,
  options: SweepOptions = {},
  overrides: Overrides = {},
): Promise<Summary> {
  const summary = await sweep(await readConfig(file, overrides), { threads: 0, ...options });
  if (!summary) throw new Error('the sweep was stopped');
  return summary;
}

/** Writes a config into a new project and runs it in this process. */
export async function sweepNew(name: string, json: object, options: SweepOptions = {}) {
  const { folder, config } = projectWith(name, json);
  return { folder, config, summary: await sweepHere(config, options) };
}

/** The text of a sweep's log. */
export const logIn = (folder: string, name: string): string =>
  readFileSync(join(folder, 'sweeps', `${name}.journal.log`), 'utf8');

/** The members of a log's record that tests read. */
interface Logged {
  readonly op_code: number;
  readonly trial_id?: number;
  readonly state?: number;
  readonly values?: readonly number[] | null;
  readonly directions?: readonly number[];
  // biome-ignore lint/suspicious/noExplicitAny: attributes are whatever the sweep wrote
  readonly user_attr?: Readonly<Record<string, any>>;
  readonly system_attr?: Readonly<Record<string, unknown>>;
  readonly intermediate_value?: number;
  readonly param_name?: string;
  readonly param_value_internal?: number;
}

/** The records of a sweep's log. */
export const recordsIn = (folder: string, name: string): Logged[] =>
  logIn(folder, name)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line.replaceAll(':NaN', ':null')) as Logged);

/** The values of one of the study's attributes, in order. */
// biome-ignore lint/suspicious/noExplicitAny: attributes are whatever the sweep wrote
export const attributesIn = (folder: string, name: string, key: string): any[] =>
  recordsIn(folder, name).flatMap(({ user_attr }) => (user_attr && key in user_attr ? [user_attr[key]] : []));

import { join } from 'node:path';
import { jsonIn } from './json-in.js';
import { nameOf } from './name.js';

/** The configs in the folder `configs` of a project whose sweeps are named after their files and have this name. */
export const configsNamed = (project: string, name: string): string[] =>
  jsonIn(join(project, 'configs')).filter((file) => nameOf(file) === name);

/** The names that configs in the folder `configs` of a project give to their sweeps. */
export const configNames = (project: string): string[] =>
  jsonIn(join(project, 'configs')).flatMap((file) => nameOf(file) ?? []);

import { isAbsolute, relative, resolve } from 'node:path';
import { type Config, load, type Use } from '@s4nn/config';
import type { Kind, Plugin } from '@s4nn/core';

/** The kinds of plugins that a single run has. */
type Relocated = Exclude<Kind, 'search' | 'pruner' | 'lanes'>;

/** The plugins of a config, renamed for a config in another folder: relative paths lead to the same files. */
export async function relocate(
  json: Readonly<Record<Relocated, Use>>,
  { folder, plugins }: Config,
  to: string,
): Promise<Record<Relocated, Use>> {
  const move = (path: string): string => {
    const moved = relative(to, resolve(folder, path));
    return moved.startsWith('.') ? moved : `./${moved}`;
  };
  const moved = async (kind: Relocated): Promise<Use> => {
    const { use, ...options } = json[kind];
    const plugin = await load(plugins[kind]);
    return {
      use: use.startsWith('.') ? move(use) : use,
      ...Object.fromEntries(
        Object.entries(options).map(([name, value]) => [
          name,
          typeof value === 'string' && !isAbsolute(value) && isPath(plugin, name) ? move(value) : value,
        ]),
      ),
    };
  };
  return {
    dataset: await moved('dataset'),
    encoder: await moved('encoder'),
    backend: await moved('backend'),
  };
}

/** Whether the schema of an option has `format: "path"`, by itself or among alternatives. */
function isPath({ options }: Plugin, name: string): boolean {
  const schema = (options.properties as Record<string, { format?: string; anyOf?: { format?: string }[] }>)[
    name
  ];
  return [schema, ...(schema?.anyOf ?? [])].some((one) => one?.format === 'path');
}

import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { type Config, identity } from '@s4nn/config';
import { formatJson, parseJson } from '@s4nn/log';
import type { Proof } from '../proof/proof.js';
import { protocol } from './keys.js';

/** What a sweep asks of workers. */
export interface Publication {
  readonly protocol: number;
  /** The sweep's name, for people. */
  readonly name: string;
  /** The config of its data and its network: no more than a worker needs. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The folder of the config within its project, from which relative paths count. */
  readonly folder: string;
  /** What a worker must have to be served. */
  readonly proof: Proof;
  /** The name of the queue of its segments. Workers that have proved something else listen to another one. */
  readonly queue: string;
  /** Where states are: in Redis if it is null, else in the shared folder that holds a file of this name. */
  readonly folderMark: string | null;
}

/** The key of a sweep: the same for the same config, whatever its name. */
export const sweepKeyOf = (config: Pick<Config, 'json'>): string =>
  createHash('sha256').update(identity(config.json)).digest('hex').slice(0, 16);

/** Makes the publication of a sweep. */
export function publicationOf(
  { name, folder, json }: Config,
  key: string,
  proof: Proof,
  folderMark: string | null,
): Publication {
  const { dataset, encoder, backend, network, training } = json;
  const digest = createHash('sha256').update(formatJson(proof)).digest('hex').slice(0, 8);
  return {
    protocol,
    name,
    config: { dataset, encoder, backend, network, training },
    folder: withinProject(folder),
    proof,
    queue: `s4nn-${key}-${digest}`,
    folderMark,
  };
}

/** The path of a config's folder from its project's, which is the folder around `configs`, or else the working directory. */
function withinProject(folder: string): string {
  const parts = folder.split(sep);
  const at = parts.lastIndexOf('configs');
  const own = at >= 0 ? parts.slice(at) : relative(process.cwd(), folder).split(sep);
  return own[0] === '..' ? '.' : own.join('/') || '.';
}

/** The text of a publication. */
export const publicationText = (publication: Publication): string => formatJson(publication);

/**
 * Reads a publication that a worker found.
 * @throws Error with the reason for one that this version cannot serve.
 */
export function readPublication(text: string): Publication {
  const found = parseJson(text) as Partial<Publication> | null;
  if (found?.protocol !== protocol) {
    throw new Error(
      `it knows version ${protocol} of the protocol, and the sweep is of version ${found?.protocol}: install the same version of @s4nn/lanes-bullmq`,
    );
  }
  return found as Publication;
}

/** What can be read of a publication, whoever wrote it: its name and its queue, or neither. */
export function glimpse(text: string): { readonly name?: string; readonly queue?: string } {
  try {
    const { name, queue } = (parseJson(text) ?? {}) as Partial<Publication>;
    const isOurs = typeof queue === 'string' && /^s4nn-[\w-]+$/.test(queue);
    return { ...(typeof name === 'string' && { name }), ...(isOurs && { queue }) };
  } catch {
    return {};
  }
}

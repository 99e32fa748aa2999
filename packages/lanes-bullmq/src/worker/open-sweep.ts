import { join, resolve, sep } from 'node:path';
import { type Config, readConfigText, requireInstalled } from '@s4nn/config';
import { InputError } from '@s4nn/core';
import { openHost, openLanes, type WorkerContext } from '@s4nn/lanes';
import { formatJson } from '@s4nn/log';
import { isFile } from '../proof/code.js';
import { differencesOf, proofOf } from '../proof/proof.js';
import { type Publication, readPublication } from '../protocol/publication.js';
import { orLater } from '../redis/or-later.js';
import { removeTraces } from '../remove-sweep.js';
import { folderStore, hasMark } from '../state/folder-store.js';
import { redisStore } from '../state/redis-store.js';
import type { StateStore } from '../state/store.js';
import { serve } from './serve.js';
import type { Choice, ServedSweep, WorkerProcess } from './served-sweep.js';

/**
 * Loads the samples of a sweep and proves that this process would train the same networks. Only then does it take segments.
 * @throws Error with the reason, in one line, why it does not serve the sweep.
 */
export async function openSweep(worker: WorkerProcess, choice: Choice): Promise<ServedSweep> {
  const { context } = worker;
  const publication = readPublication(choice.text);
  const config = await configOf(publication, context);
  const host = await openHost(config);
  const differences = differencesOf(await proofOf(config, host), publication.proof);
  if (differences.length > 0) throw new Error(differences.join('; '));
  const store = await storeOf(worker, publication, choice.key);
  const lanes = (context.openLanes ?? openLanes)(Promise.resolve(host), config, context.threads);
  lanes.prepare();
  const service = serve(worker, publication, config, lanes, store);
  return {
    ...choice,
    name: publication.name,
    lanes: lanes.count,
    busy: service.busy,
    idleFor: service.idleFor,
    close: async () => {
      await service.close();
      await orLater(() => removeTraces(worker.redis, choice.key, publication.queue));
      await lanes[Symbol.asyncDispose]();
    },
  };
}

async function configOf(
  { name, config, folder }: Publication,
  { folder: project, allowFiles }: WorkerContext,
): Promise<Config> {
  const base = resolve(project, folder);
  if (base !== project && !base.startsWith(`${project}${sep}`)) {
    throw new InputError(`its config is in ${JSON.stringify(folder)}, expected a folder of the project`);
  }
  if (!allowFiles) for (const kind of ['dataset', 'encoder', 'backend']) requireNoFile(config[kind], base);
  return readConfigText(formatJson(config), `${name}.json`, base);
}

function requireNoFile(plugin: unknown, base: string): void {
  const use = (plugin as { readonly use?: unknown } | undefined)?.use;
  if (typeof use !== 'string') throw new InputError('the sweep does not name its plugins');
  if (isFile(use)) {
    throw new InputError(
      `its plugin ${JSON.stringify(use)} is a file: allow files by --allow-files, or install it as a package`,
    );
  }
  requireInstalled(use, base);
}

async function storeOf(
  { redis, options }: WorkerProcess,
  { folderMark }: Publication,
  key: string,
): Promise<StateStore> {
  if (folderMark === null) return redisStore(redis, key);
  if (options.state === '') {
    throw new Error('its states are in a shared folder: name the folder by --state');
  }
  const folder = join(resolve(options.state), `s4nn-${key}`);
  if (!(await hasMark(folder, folderMark))) {
    throw new Error(
      `${options.state} is not the folder that the main process shares: found no ${folderMark} in it`,
    );
  }
  return folderStore(folder);
}

import { Worker } from 'node:worker_threads';
import { type Backend, type Dataset, InputError, isInputError, type Kind, type Plugin } from '@s4nn/core';
import {
  backendContract,
  type Check,
  datasetContract,
  encoderContract,
  prunerContract,
  searchContract,
  withDefaults,
} from '@s4nn/core/testing';
import type { Config } from '../config.js';
import { readConfig } from '../read.js';
import { locate } from '../source.js';
import { findPlugin } from './find-plugin.js';
import { load } from './import-plugin.js';
import { requirePlugin } from './load-plugin.js';
import { type Called, inPlugin } from './running.js';

/** A plugin and what came of each promise of its contract. */
export interface CheckedPlugin {
  readonly plugin: string;
  readonly kind: Kind;
  readonly checks: readonly {
    readonly name: string;
    /** What was found and what was expected; null where the promise holds. */
    readonly failure: string | null;
  }[];
}

/** How to check. */
export interface CheckPluginOptions {
  /** Options of the plugin that differ from its defaults. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Told of each check when it is done. */
  readonly onCheck?: (check: CheckedPlugin['checks'][number]) => void;
}

/**
 * Runs the contract of a plugin, of whatever kind.
 * @param specifier as in a config: a package, a subpath of one, or the path of a module, from the working directory.
 * @throws InputError for what is no plugin, and options that its schema refuses.
 */
export async function checkPlugin(
  specifier: string,
  { options = {}, onCheck = () => {} }: CheckPluginOptions = {},
): Promise<CheckedPlugin> {
  const { plugin, url } = await findPlugin(specifier, process.cwd(), options);
  const checks = await runContract(
    { use: specifier, url },
    contractOf(plugin, url, options, process.cwd()),
    onCheck,
  );
  return { plugin: specifier, kind: plugin.kind, checks };
}

/**
 * Runs the contracts of all plugins of a config, each with the options that the config gives it; relative paths in them count from
 * its folder, as in a sweep.
 * @throws InputError for a config that cannot be read or is not valid, and for data that its dataset refuses: that is no fault of
 * the plugin.
 */
export async function checkConfig(
  file: string,
  onCheck: (plugin: string, check: CheckedPlugin['checks'][number]) => void = () => {},
): Promise<readonly CheckedPlugin[]> {
  const config = await readConfig(file);
  await requireData(config);
  const { plugins, folder } = config;
  const { lanes: _, ...others } = plugins;
  const checked: CheckedPlugin[] = [];
  for (const { use, url, options } of Object.values(others).filter((plugin) => plugin !== null)) {
    const plugin = await requirePlugin(use, url);
    const contract = contractOf(plugin, url, options, folder);
    const checks = await runContract({ use, url }, contract, (check) => onCheck(use, check));
    checked.push({ plugin: use, kind: plugin.kind, checks });
  }
  return checked;
}

async function requireData({ plugins: { dataset }, source, folder }: Config): Promise<void> {
  const plugin = await load<'dataset'>(dataset);
  try {
    await inPlugin(dataset, () => plugin.create(dataset.options as never, { folder }));
  } catch (error) {
    // The contract says what else it may be.
    if (isInputError(error)) throw new InputError(`${locate(source, '/dataset')} /dataset: ${error.message}`);
  }
}

async function runContract(
  plugin: Called,
  contract: readonly Check[],
  onCheck: NonNullable<CheckPluginOptions['onCheck']>,
): Promise<CheckedPlugin['checks']> {
  const checks: CheckedPlugin['checks'][number][] = [];
  for (const { name, run } of contract) {
    const failure = await inPlugin(plugin, run).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    checks.push({ name, failure });
    onCheck({ name, failure });
  }
  return checks;
}

function contractOf(plugin: Plugin, url: string, options: object, folder: string): Check[] {
  switch (plugin.kind) {
    case 'dataset': {
      const elsewhere = (given: object) => createInThread(url, withDefaults(plugin, given), folder);
      return datasetContract(plugin as Plugin<'dataset'>, options, { folder, elsewhere });
    }
    case 'encoder':
      return encoderContract(plugin as Plugin<'encoder'>, options);
    case 'backend':
      return backendContract(
        () =>
          (plugin as Plugin<'backend'>).create(withDefaults(plugin, options)) as Backend | Promise<Backend>,
      );
    case 'pruner':
      return prunerContract(plugin as Plugin<'pruner'>, options);
    case 'search':
      return searchContract(plugin as Plugin<'search'>, options);
    case 'lanes':
      throw new InputError(
        'found lanes, whose contract needs workers: lanesContract of @s4nn/lanes/testing has it, for a test of their own',
      );
    default:
      throw new InputError(`found a plugin of kind ${JSON.stringify(plugin.kind)}, which has no contract`);
  }
}

/** The dataset as another thread creates it. */
function createInThread(url: string, options: object, folder: string): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./create-dataset.js', import.meta.url), {
      workerData: { url, options, folder },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without a dataset')));
  });
}

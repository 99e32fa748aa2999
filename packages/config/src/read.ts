import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  completeOptions,
  counted,
  foundText,
  InputError,
  isInputError,
  type Kind,
  nearest,
  type Objectives,
} from '@s4nn/core';
import { complete } from './complete.js';
import { composeSchema, withBuiltIns } from './compose.js';
import type { Config, ConfigJson, Use } from './config.js';
import { configsNamed } from './configs-named.js';
import { missingResultHint } from './missing-result-hint.js';
import { nameIn, nameOf, nameProblems } from './name.js';
import { normalise } from './normalise.js';
import { type LoadedPlugin, loadPlugin } from './plugins/load-plugin.js';
import { pluginsOf } from './plugins/plugins.js';
import { isObject, partsOf, valueAt, withValueAt } from './pointer.js';
import { type Problem, parseSource, reportOf, type Source } from './source.js';
import { checkEnqueued } from './space/check-enqueued.js';
import { checkSpace } from './space/check-space.js';

/** What the command line puts over a config. */
export interface Overrides {
  /** Values by JSON Pointer: `--set /training/epochs=3`. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** `--seed`, that is, /training/seed. */
  readonly seed?: number;
  /** `--trials`, that is, /search/trials. */
  readonly trials?: number;
  /** `--name`. */
  readonly name?: string;
  /** `--queue`: lanes with some of their options, or null for threads of this machine. */
  readonly lanes?: Use | null;
}

/**
 * Reads a config, JSON with comments, and loads the plugins that it names.
 * @throws InputError for unknown overrides, and with everything that is wrong with it, one line each, at file:line:column.
 */
export async function readConfig(file: string, overrides: Overrides = {}): Promise<Config> {
  completeOptions(
    'readConfig',
    { properties: { set: {}, seed: {}, trials: {}, name: {}, lanes: {} } },
    overrides,
  );
  return readConfigText(await readText(file), file, dirname(resolve(file)), overrides);
}

/**
 * Reads a config from its text.
 * @param file what messages call it, and what it is named for.
 * @param folder the absolute folder from which its relative paths count.
 * @throws InputError as {@link readConfig}.
 */
export async function readConfigText(
  text: string,
  file: string,
  folder: string,
  overrides: Overrides = {},
): Promise<Config> {
  const edits = editsOf(overrides);
  const source: Source = {
    file,
    text,
    overrides: Object.fromEntries(edits.map(({ pointer, option }) => [pointer, option])),
  };
  const { json: parsed, problems: misread } = parseSource(file, text);
  const problems: Problem[] = [];
  let written = normalise(parsed);
  for (const { pointer, value, option } of edits) {
    if (option === '--trials' && valueAt(written, '/search') === undefined) {
      problems.push({
        pointer,
        message: 'found a config without a search, that is, a single run; leave the option out',
      });
      continue;
    }
    const before = valueAt(written, pointer);
    const isSameUse = option === '--queue' && isObject(before) && isObject(value) && before.use === value.use;
    const isPointer = pointer.startsWith('/') && partsOf(pointer).length <= deepestPointer;
    const edited =
      isPointer && isObject(written)
        ? withValueAt(written, pointer, isSameUse ? { ...before, ...value } : value)
        : undefined;
    if (edited === undefined) problems.push({ pointer, message: misplaced(pointer) });
    else written = normalise(edited);
  }
  const loaded = await loadPlugins(written, source, folder, problems);
  const composed = composeSchema({
    dataset: loaded.dataset?.plugin.options ?? null,
    encoder: loaded.encoder?.plugin.options ?? null,
    backend: loaded.backend?.plugin.options ?? null,
    search: loaded.search?.plugin.options ?? null,
    pruner: loaded.pruner?.plugin.options ?? null,
    lanes: loaded.lanes?.plugin.options ?? null,
  });
  const schema = withBuiltIns(composed, written);
  const completed = complete(schema, written);
  problems.push(...completed.problems);
  problems.push(...prunerProblems(completed.json, loaded.pruner));
  problems.push(...checkSpace(schema, completed.json, problems));
  problems.push(...checkEnqueued(schema, completed.json, problems));
  problems.push(...nameProblems(file, valueAt(written, '/name')));
  // What a number is read as has problems of its own.
  const others = problems.filter(({ pointer }) => misread.every((number) => number.pointer !== pointer));
  if (misread.length + others.length > 0) throw new InputError(reportOf(source, [...misread, ...others]));
  const { json } = completed;
  return {
    name: json.name === undefined ? nameOf(file)! : nameIn(json.name)!,
    folder,
    json,
    written,
    plugins: pluginsOf(json, loaded),
    schema,
    source,
  };
}

interface Edit {
  readonly pointer: string;
  readonly value: unknown;
  /** The option of the command line. */
  readonly option: string;
}

function editsOf({ set = {}, seed, trials, name, lanes }: Overrides): Edit[] {
  return [
    ...Object.entries(set).map(([pointer, value]) => ({ pointer, value, option: `--set ${pointer}` })),
    ...(seed === undefined ? [] : [{ pointer: '/training/seed', value: seed, option: '--seed' }]),
    ...(trials === undefined ? [] : [{ pointer: '/search/trials', value: trials, option: '--trials' }]),
    ...(name === undefined ? [] : [{ pointer: '/name', value: name, option: '--name' }]),
    ...(lanes === undefined ? [] : [{ pointer: '/lanes', value: lanes, option: '--queue' }]),
  ];
}

/** More parts than any pointer needs, and few enough for the stack. */
const deepestPointer = 100;

const misplaced = (pointer: string): string =>
  pointer.startsWith('/')
    ? 'nothing can be put there: the way leads through a value without members, or past the end of an array'
    : `found ${foundText(pointer)}, expected a JSON Pointer such as /training/epochs`;

const judgesByOne = 'none: a pruner judges by one';

/** Whether the pruner can judge by the objectives: it says so itself. */
function prunerProblems({ pruner, objectives }: ConfigJson, loaded: LoadedPlugin | null): Problem[] {
  if (!loaded || !Array.isArray(objectives)) return [];
  const { judges = ({ length }: Objectives) => (length === 1 ? null : judgesByOne) } = loaded.plugin;
  const wanted = judges(objectives);
  if (wanted === null) return [];
  const message = `found ${pruner.use} with ${counted(objectives.length, 'objective')}, expected ${wanted}`;
  return [{ pointer: '/pruner', message }];
}

async function loadPlugins(
  json: unknown,
  source: Source,
  folder: string,
  problems: Problem[],
): Promise<Record<Kind, LoadedPlugin | null>> {
  const load = async (kind: Kind): Promise<LoadedPlugin | null> => {
    const use = valueAt(json, `/${kind}/use`);
    if (typeof use !== 'string' || use === '') return null;
    try {
      const label = reportOf(source, [{ pointer: `/${kind}/use`, message: use }]);
      return await loadPlugin(use, kind, folder, label);
    } catch (error) {
      if (!isInputError(error)) throw error;
      problems.push({ pointer: `/${kind}/use`, message: error.message });
      return null;
    }
  };
  return {
    dataset: await load('dataset'),
    encoder: await load('encoder'),
    backend: await load('backend'),
    search: await load('search'),
    pruner: await load('pruner'),
    lanes: await load('lanes'),
  };
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') throw new InputError(`${file}: found a folder, expected a config file`);
    if (code !== 'ENOENT') throw new InputError(`${file}: cannot be read: ${message}`);
    const beside = (await readdir(dirname(file)).catch(() => [])).filter((name) => /\.jsonc?$/.test(name));
    // Every config ends alike.
    const meant = nearest(stem(basename(file)), beside.map(stem));
    const name = beside.find((each) => stem(each) === meant);
    // A sweep may be meant by its name where only a config will do.
    const [named] = nameIn(file) === null ? [] : configsNamed('.', nameIn(file)!);
    const other = name === undefined ? named : join(dirname(file), name);
    const hint = other === undefined ? missingResultHint(file) : `; did you mean ${other}?`;
    throw new InputError(`${file}: no such file${hint}`);
  }
}

const stem = (name: string): string => name.replace(/\.[^.]*$/, '');

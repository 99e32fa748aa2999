import { InputError, type JsonSchema, type Kind, optimisers, ruleOptions } from '@s4nn/core';
import { defaults, shortNames } from './built-ins.js';
import { withOptions } from './compose.js';
import { installedPlugins } from './plugins/installed-plugins.js';
import { shortPlugins } from './plugins/load-plugin.js';
import { projectOf } from './plugins/package.js';
import { schema } from './schema.js';
import { expressionSchema } from './space/expression.js';

/** A schema for editors, and the modules that were left out of it. */
export interface EditorSchema {
  readonly schema: JsonSchema;
  /** Why a module of a plugin package is not in the schema, one line each. */
  readonly skipped: readonly string[];
}

type Known = Readonly<Record<string, JsonSchema>>;

/**
 * The schema of a config file as people write it, with every plugin that the project around `folder` lists among its
 * dependencies, so that editors complete names and options.
 * @throws InputError when the project lists none.
 */
export async function editorSchema(folder: string): Promise<EditorSchema> {
  const project = projectOf(folder);
  const plugins: Record<Kind, Record<string, JsonSchema>> = {
    dataset: {},
    encoder: {},
    backend: {},
    search: {},
    pruner: {},
    lanes: {},
  };
  const { plugins: installed, skipped } = await installedPlugins(project);
  for (const [specifier, { kind, options }] of installed) {
    // What has a bare word is known by that.
    const words = Object.values(shortNames[kind] ?? {});
    if (!words.includes(specifier)) plugins[kind][specifier] = options;
  }
  if (Object.values(plugins).every((known) => Object.keys(known).length === 0)) {
    throw new InputError(
      `${project.folder}: the package.json lists no installed package with the keyword "s4nn-plugin"; run \`pnpm add\` for the datasets, encoders and backends that configs use`,
    );
  }
  const short = [...(await shortPlugins('pruner'))].map(([word, { options }]) => [word, options] as const);
  const pruner = { ...Object.fromEntries(short), ...plugins.pruner };
  return { schema: compose({ ...plugins, pruner }), skipped };
}

function compose(plugins: Readonly<Record<Kind, Known>>): JsonSchema {
  const { properties } = schema;
  const { dataset, encoder, backend, search, pruner, training, lanes } = properties;
  const space = { ...search.properties.space, additionalProperties: expressionSchema };
  const searchBase = {
    ...search,
    properties: { ...search.properties, space },
    required: ['trials', 'space'],
  };
  return {
    ...schema,
    properties: {
      ...properties,
      dataset: named(dataset, plugins.dataset, 'open'),
      encoder: named(encoder, plugins.encoder, 'open'),
      backend: named(backend, plugins.backend, 'open'),
      search: { description: search.description, anyOf: withNames(searchBase, plugins.search, 'open') },
      pruner: { ...named(pruner, plugins.pruner, 'open'), default: defaults.pruner },
      lanes: named(lanes, plugins.lanes, 'open'),
      training: {
        ...training,
        properties: {
          ...training.properties,
          rule: { ...named(training.properties.rule, ruleOptions, 'closed'), default: defaults.rule },
          optimiser: {
            ...named(training.properties.optimiser, optimisers, 'closed'),
            default: defaults.optimiser,
          },
        },
      },
    },
  };
}

/** A name alone, or with its options; `open` when modules by path are possible too. */
function named(base: JsonSchema, known: Known, names: 'open' | 'closed'): JsonSchema {
  const words = Object.keys(known);
  const bare = [...(words.length > 0 ? [{ enum: words }] : []), ...(names === 'open' ? [path] : [])];
  return { description: base.description, anyOf: [...bare, ...withNames(base, known, names)] };
}

const path = { type: 'string', pattern: '^(\\.{0,2}/|file:|[A-Za-z]:)', description: 'Path of a module.' };

/** One schema of `{ use, ...options }` for each name. */
function withNames(base: JsonSchema, known: Known, names: 'open' | 'closed'): JsonSchema[] {
  const properties = Object(base.properties);
  const forName = (name: string, options: JsonSchema): JsonSchema => {
    const use = { const: name, description: options.description ?? `Options of ${name}.` };
    // A search may leave its name out.
    const required = base.required ?? [];
    return withOptions({ ...base, properties: { ...properties, use }, required }, options, name);
  };
  const each = Object.entries(known).map(([name, options]) => forName(name, options));
  return names === 'open' ? [...each, { ...base, properties: { ...properties, use: path } }] : each;
}

import { type JsonSchema, type Kind, optimisers, ruleOptions } from '@s4nn/core';
import { isObject } from './pointer.js';
import { schema } from './schema.js';

/** The name and the schema of options of everything that a config uses; null where that is not known. */
export interface Parts extends Record<Kind, JsonSchema | null> {
  readonly rule: string;
  readonly optimiser: string;
}

/** The schema of a normalised config with the options of what it uses. */
export function composeSchema(parts: Parts): JsonSchema {
  const { properties } = schema;
  const { dataset, encoder, backend, search, training, pruner } = properties;
  return {
    ...schema,
    properties: {
      ...properties,
      dataset: withOptions(dataset, parts.dataset, 'dataset'),
      encoder: withOptions(encoder, parts.encoder, 'encoder'),
      backend: withOptions(backend, parts.backend, 'backend'),
      search: withOptions(search, parts.search, 'search'),
      pruner: withOptions(pruner, parts.pruner, 'pruner'),
      training: {
        ...training,
        properties: {
          ...training.properties,
          rule: builtIn(training.properties.rule, ruleOptions, parts.rule),
          optimiser: builtIn(training.properties.optimiser, optimisers, parts.optimiser),
        },
      },
    },
  };
}

/** The schema of `{ use, ...options }`; anything goes beside `use` while the options are not known. */
export function withOptions(base: JsonSchema, options: JsonSchema | null, name: string): JsonSchema {
  if (options === null) return base;
  // A plugin's own references count from its schema, not from the whole.
  const own = JSON.stringify(options).includes('"$ref"')
    ? { $id: `urn:s4nn:${encodeURIComponent(name)}` }
    : {};
  return {
    ...own,
    ...options,
    description: base.description,
    properties: { ...Object(base.properties), ...Object(options.properties) },
    required: [base.required ?? [], options.required ?? []].flat(),
  };
}

/** The schema of one built-in of several; of a choice of names when there is none of that name. */
function builtIn(base: JsonSchema, all: Readonly<Record<string, JsonSchema>>, name: string): JsonSchema {
  const known = Object.hasOwn(all, name) ? all[name]! : null;
  const use = { ...useOf(base), enum: Object.keys(all) };
  return withOptions({ ...base, properties: { use } }, known, name);
}

const useOf = ({ properties }: JsonSchema): object =>
  isObject(properties) && isObject(properties.use) ? properties.use : {};

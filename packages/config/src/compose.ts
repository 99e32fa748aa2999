import { type JsonSchema, type Kind, optimisers, ruleOptions } from '@s4nn/core';
import { isObject, valueAt } from './pointer.js';
import { schema } from './schema.js';

/** The schema of a normalised config with the options of the plugins that it uses; null where those are not known. */
export function composeSchema(parts: Readonly<Record<Kind, JsonSchema | null>>): JsonSchema {
  const { properties } = schema;
  const { dataset, encoder, backend, search, pruner, lanes } = properties;
  return {
    ...schema,
    properties: {
      ...properties,
      dataset: withOptions(dataset, parts.dataset, 'dataset'),
      encoder: withOptions(encoder, parts.encoder, 'encoder'),
      backend: withOptions(backend, parts.backend, 'backend'),
      search: withOptions(search, parts.search, 'search'),
      pruner: withOptions(pruner, parts.pruner, 'pruner'),
      lanes: withOptions(lanes, parts.lanes, 'lanes'),
    },
  };
}

const made = new WeakMap<JsonSchema, Map<string, JsonSchema>>();

/**
 * A schema of {@link composeSchema} with the options of the rule and the optimiser of a normalised config. Trials may have others than
 * the config that they are made from. The same names give the same object, so that it is compiled once.
 */
export function withBuiltIns(composed: JsonSchema, json: unknown): JsonSchema {
  const [rule, optimiser] = ['rule', 'optimiser'].map((name) =>
    String(valueAt(json, `/training/${name}/use`)),
  );
  const known = made.get(composed) ?? new Map<string, JsonSchema>();
  made.set(composed, known);
  const key = JSON.stringify([rule, optimiser]);
  const { training } = schema.properties;
  const whole = known.get(key) ?? {
    ...composed,
    properties: {
      ...Object(composed.properties),
      training: {
        ...training,
        properties: {
          ...training.properties,
          rule: builtIn(training.properties.rule, ruleOptions, rule!),
          optimiser: builtIn(training.properties.optimiser, optimisers, optimiser!),
        },
      },
    },
  };
  known.set(key, whole);
  return whole;
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

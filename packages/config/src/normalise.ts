import { defaults } from './built-ins.js';
import { isObject } from './pointer.js';

const named = (value: unknown, otherwise?: string): unknown => {
  if (value === undefined && otherwise !== undefined) return { use: otherwise };
  return typeof value === 'string' ? { use: value } : value;
};

/** A config with every bare name written as `{ use }`, and the names that may be left out filled in. */
export function normalise(json: unknown): unknown {
  if (!isObject(json)) return json;
  const { dataset, encoder, backend, training, search, pruner, lanes } = json;
  const whole: Record<string, unknown> = { ...json, pruner: named(pruner, defaults.pruner) };
  for (const [role, value] of Object.entries({ dataset, encoder, backend, lanes })) {
    if (value !== undefined) whole[role] = named(value);
  }
  if (isObject(training)) {
    whole.training = {
      ...training,
      rule: named(training.rule, defaults.rule),
      optimiser: named(training.optimiser, defaults.optimiser),
    };
  }
  if (isObject(search)) whole.search = { use: defaults.search, ...search };
  else if (search !== undefined) whole.search = named(search);
  return whole;
}

import { didYouMean, expectedText, foundText, type JsonSchema, nearest, suggestion } from '@s4nn/core';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isObject, memberOf } from './pointer.js';
import type { Problem } from './source.js';

const validators = new WeakMap<JsonSchema, ValidateFunction>();

// Optimised code would take longer to write than it saves in the few values it sees.
const code = { optimize: false };

/** Checks schemas themselves: one for all, since it compiles the schema of schemas, which takes longer than any other. */
const schemas = new Ajv({ code });

/**
 * Compiles a schema (draft 7), once for each.
 * @throws Error of Ajv's strict mode when the schema itself is wrong.
 */
export function validatorOf(schema: JsonSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  schemas.validateSchema(schema, true);
  const validator = new Ajv({
    allErrors: true,
    useDefaults: true,
    strict: true,
    allowUnionTypes: true,
    verbose: true,
    validateFormats: false,
    validateSchema: false,
    code,
  }).compile(schema);
  validators.set(schema, validator);
  return validator;
}

/** Checks a value against a schema and fills defaults in, in place. `at` is the pointer of the value in its config. */
export function check(schema: JsonSchema, value: unknown, at = ''): Problem[] {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  // What the branches of an anyOf have against a value is said by the anyOf itself.
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return (
    errors
      .filter((error) => !isMistyped(error, errors))
      // Its branch says what is wrong.
      .filter(({ keyword }) => keyword !== 'if')
      .filter(({ schemaPath }) => !unions.some((union) => schemaPath.startsWith(`${union.schemaPath}/`)))
      .map((error) => problemOf(error, at))
  );
}

/** Whether a name is missing only because it was written as another one, which is an error of its own. */
const isMistyped = (
  { keyword, instancePath, params }: ErrorObject,
  errors: readonly ErrorObject[],
): boolean =>
  keyword === 'required' &&
  errors.some(
    (other) =>
      other.keyword === 'additionalProperties' &&
      other.instancePath === instancePath &&
      nearest(other.params.additionalProperty, Object.keys(Object(other.parentSchema?.properties))) ===
        params.missingProperty,
  );

function problemOf(error: ErrorObject, at: string): Problem {
  const { keyword, params, data } = error;
  const pointer = at + error.instancePath;
  const schema: Record<string, unknown> = isObject(error.parentSchema) ? error.parentSchema : {};
  const properties = isObject(schema.properties) ? schema.properties : {};
  if (keyword === 'additionalProperties') {
    const name: string = params.additionalProperty;
    const message = `unknown name${suggestion(name, Object.keys(properties))}`;
    return { pointer: memberOf(pointer, name), message, at: 'name' };
  }
  if (keyword === 'required') {
    const name: string = params.missingProperty;
    const missing = properties[name];
    const what = isObject(missing) ? `: expected ${expectedText(missing)}` : '';
    return { pointer, message: `${JSON.stringify(name)} is missing${what}` };
  }
  if (keyword === 'minProperties' || keyword === 'maxProperties') {
    const names = Object.keys(properties);
    const which = names.length > 0 ? ` of ${names.join(', ')}` : '';
    const bound = keyword === 'minProperties' ? 'at least' : 'at most';
    const message = `found ${Object.keys(Object(data)).length} names, expected ${bound} ${params.limit}${which}`;
    return { pointer, message };
  }
  const spelled = ['type', 'const', 'enum', 'anyOf', 'oneOf', 'pattern', 'minLength', 'minItems', 'maxItems'];
  const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
  if (![...spelled, ...numeric].includes(keyword)) {
    return { pointer, message: `found ${foundText(data)}, which ${error.message}` };
  }
  const names = [schema.enum].flat().filter((name) => typeof name === 'string');
  const meant = typeof data === 'string' && keyword === 'enum' ? didYouMean(data, names) : '';
  return { pointer, message: `found ${foundText(data)}, expected ${expectedText(schema)}${meant}` };
}

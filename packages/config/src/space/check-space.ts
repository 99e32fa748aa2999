import { type JsonSchema, suggestion } from '@s4nn/core';
import { complete, contradictionsIn } from '../complete.js';
import type { ConfigJson } from '../config.js';
import { isOptional, propertiesOf, schemaAt } from '../optional.js';
import { isObject, isWithin, memberOf, membersOf, partsOf, valueAt, withValueAt } from '../pointer.js';
import type { Problem } from '../source.js';
import { checkExpression } from './expression.js';
import { type Probe, probesOf } from './probes.js';

/** What no trial may change, and why. */
const fixed: Readonly<Record<string, string>> = {
  '/$schema': 'it does not influence a trial',
  '/name': 'it does not influence a trial',
  '/threads': 'it does not influence a trial',
  '/dataset': 'trials can only be compared on the same data',
  '/encoder/use': 'plugins are chosen before the trials; options of the encoder can be searched',
  '/backend/use': 'plugins are chosen before the trials; options of the backend can be searched',
  '/backend/population': 'it does not influence a trial',
  '/training/seed': 'a seed that is chosen by its accuracy is luck, not a result',
  '/training/validation': 'trials can only be compared on the same validation samples',
  '/search': 'a search cannot search itself',
  '/parallel': 'it is the order of the trials, not a part of one',
  '/objectives': 'trials can only be compared by the same objectives',
  '/pruner': 'it compares trials with each other, so it is the same for all',
};

/**
 * What is wrong with the space of a config: pointers to nothing, to what is fixed, or into each other; faulty expressions;
 * bounds and options that would make a trial's config invalid.
 * @param known what else is wrong with the config; what may only follow from that is left out.
 */
export function checkSpace(schema: JsonSchema, json: ConfigJson, known: readonly Problem[]): Problem[] {
  const space = valueAt(json, '/search/space');
  if (!isObject(space)) return [];
  const pointers = Object.keys(space);
  const entries = pointers.map((pointer) => {
    const at = memberOf('/search/space', pointer);
    const problems = [
      ...pointerProblems(schema, json, pointer, pointers, known).map(
        (message) => ({ pointer: at, message, at: 'name' }) as const,
      ),
      ...checkExpression(space[pointer], at),
    ];
    return { pointer, at, problems };
  });
  const problems = entries.flatMap((entry) => entry.problems);
  const sound = entries.filter(
    (entry) => entry.problems.length === 0 && canBeAt(schema, json, entry.pointer),
  );
  const probed = sound.map(({ pointer, at }) => ({ pointer, probes: probesOf(space[pointer], at) }));
  const invalid = probed.flatMap(({ pointer, probes }) =>
    invalidProbes(schema, json, pointer, probes, known),
  );
  if (known.length > 0 || problems.length > 0 || invalid.length > 0) return [...problems, ...invalid];
  return probed.flatMap((first, index) =>
    probed.slice(index + 1).flatMap((second) => clashes(json, first, second)),
  );
}

function pointerProblems(
  schema: JsonSchema,
  json: ConfigJson,
  pointer: string,
  all: readonly string[],
  known: readonly Problem[],
): string[] {
  const same = Object.keys(fixed).find((other) => isWithin(pointer, other) || isWithin(other, pointer));
  if (!canBeAt(schema, json, pointer)) {
    // There may be something, once the object that lacks it is mended.
    const lacking = deepest(json, pointer);
    if (known.some((problem) => isWithin(problem.pointer, lacking))) return [];
    return [`points to nothing in this config${suggestion(pointer, leavesOf(schema, json))}`];
  }
  if (same !== undefined) {
    const what = isWithin(pointer, same)
      ? 'cannot be searched'
      : `contains ${same}, which cannot be searched`;
    return [`${what}: ${fixed[same]}`];
  }
  return all
    .filter((other) => other !== pointer && isWithin(pointer, other))
    .map((other) => `lies within ${other}, which is searched as well: expected one of the two`);
}

/** Whether a config has something where a pointer leads, or may have: a member that it leaves out. */
function canBeAt(schema: JsonSchema, json: unknown, pointer: string): boolean {
  if (pointer !== '' && !pointer.startsWith('/')) return false;
  if (valueAt(json, pointer) !== undefined) return true;
  return isObject(valueAt(json, deepest(json, pointer))) && isOptional(schema, pointer);
}

/** The pointer to the innermost value on the way that a pointer takes. */
function deepest(json: unknown, pointer: string): string {
  let within = '';
  for (const part of partsOf(pointer)) {
    const next = memberOf(within, part);
    if (valueAt(json, next) === undefined) break;
    within = next;
  }
  return within;
}

/** Pointers that a space may have, to guess what a wrong one meant. */
function leavesOf(schema: JsonSchema, json: unknown, at = ''): string[] {
  if (Object.keys(fixed).some((other) => isWithin(at, other))) return [];
  const members = membersOf(json);
  const known = isObject(json) ? Object.keys(propertiesOf(schemaAt(schema, at) ?? {})) : [];
  const absent = known.filter((name) => !Object.hasOwn(Object(json), name));
  const leaves = [
    ...absent.map((name) => memberOf(at, name)),
    ...members.flatMap(([name, member]) => leavesOf(schema, member, memberOf(at, name))),
  ];
  return members.length === 0 ? [at, ...leaves] : leaves;
}

function invalidProbes(
  schema: JsonSchema,
  json: ConfigJson,
  pointer: string,
  probes: readonly Probe[],
  known: readonly Problem[],
): Problem[] {
  const said = new Set(known.map(({ pointer: where, message }) => `${where}: ${message}`));
  return probes.flatMap(({ value, at, between }) => {
    const { problems } = complete(schema, withValueAt(json, pointer, value));
    return problems.flatMap(({ pointer: where, message }) => {
      const text = `${where}: ${message}`;
      if (said.has(text)) return [];
      said.add(text);
      const hint =
        between && message.includes('an integer') ? '; quniform and qloguniform give whole numbers' : '';
      return [{ pointer: at, message: `a trial would have ${text}${hint}` }];
    });
  });
}

type Probed = { readonly pointer: string; readonly probes: readonly Probe[] };

/** Values that are valid each, but not together. */
function clashes(json: ConfigJson, first: Probed, second: Probed): Problem[] {
  for (const one of first.probes) {
    const edited = withValueAt(json, first.pointer, one.value);
    for (const other of second.probes) {
      const both = withValueAt(edited, second.pointer, other.value) as ConfigJson;
      const [problem] = contradictionsIn(both);
      if (problem) {
        const message = `together with ${first.pointer}, a trial could have ${problem.pointer}: ${problem.message}`;
        return [{ pointer: other.at, message }];
      }
    }
  }
  return [];
}

import type { JsonSchema } from '@s4nn/core';
import { complete, contradictionsIn } from './complete.js';
import type { ConfigJson } from './config.js';
import { checkExpression } from './expression.js';
import { suggestion } from './nearest.js';
import { isWithin, memberOf, membersOf, valueAt, withValueAt } from './pointer.js';
import { type Probe, probesOf } from './probes.js';
import type { Problem } from './source.js';

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
 * What is wrong with the space of a config that is otherwise valid: pointers to nothing, to what is fixed, or into each
 * other; faulty expressions; bounds and options that would make a trial's config invalid.
 */
export function checkSpace(schema: JsonSchema, json: ConfigJson): Problem[] {
  const pointers = Object.keys(json.search?.space ?? {});
  const entries = pointers.map((pointer) => {
    const at = memberOf('/search/space', pointer);
    const problems = [
      ...pointerProblems(json, pointer, pointers).map(
        (message) => ({ pointer: at, message, at: 'name' }) as const,
      ),
      ...checkExpression(json.search!.space[pointer], at),
    ];
    return { pointer, at, problems };
  });
  const problems = entries.flatMap((entry) => entry.problems);
  const sound = entries.filter((entry) => entry.problems.length === 0);
  const probed = sound.map(({ pointer, at }) => ({
    pointer,
    probes: probesOf(json.search!.space[pointer], at),
  }));
  const invalid = probed.flatMap(({ pointer, probes }) => invalidProbes(schema, json, pointer, probes));
  if (problems.length > 0 || invalid.length > 0) return [...problems, ...invalid];
  return probed.flatMap((first, index) =>
    probed.slice(index + 1).flatMap((second) => clashes(json, first, second)),
  );
}

function pointerProblems(json: ConfigJson, pointer: string, all: readonly string[]): string[] {
  const same = Object.keys(fixed).find((other) => isWithin(pointer, other) || isWithin(other, pointer));
  if (valueAt(json, pointer) === undefined || (pointer !== '' && !pointer.startsWith('/'))) {
    return [`points to nothing in this config${suggestion(pointer, leavesOf(json))}`];
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

/** Pointers that a space may have, to guess what a wrong one meant. */
function leavesOf(json: unknown, at = ''): string[] {
  if (Object.keys(fixed).some((other) => isWithin(at, other))) return [];
  const members = membersOf(json);
  return members.length === 0
    ? [at]
    : members.flatMap(([name, member]) => leavesOf(member, memberOf(at, name)));
}

function invalidProbes(
  schema: JsonSchema,
  json: ConfigJson,
  pointer: string,
  probes: readonly Probe[],
): Problem[] {
  const said = new Set<string>();
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

import { complete } from '../complete.js';
import type { Config, ConfigJson } from '../config.js';
import { memberOf, withValuesAt } from '../pointer.js';
import { parseExpression } from './expression.js';
import { endProbes, type Probe, probesOf } from './probes.js';
import type { Edits } from './space.js';

/** A config that a trial of a space can have. */
export interface Corner {
  readonly json: ConfigJson;
  /** Pointer to the bound or option in the config that gives it. */
  readonly at: string;
}

interface PlacedEdits {
  readonly at: string;
  readonly edits: Edits;
}

/**
 * Configs at the ends of a space: of each expression the lowest and the highest number and every option, the rest as in the config; and
 * the lowest and the highest of all at once. Of a choice among numbers the lowest and the highest stand for all.
 */
export function cornersOf({ json, schema }: Pick<Config, 'json' | 'schema'>): Corner[] {
  const space = Object.entries(json.search?.space ?? {});
  const probed = space.map(([pointer, written]) => {
    const probes = endsOf(written, memberOf('/search/space', pointer));
    return probes.map(({ value, at }): PlacedEdits => ({ at, edits: { [pointer]: value } }));
  });
  const together = [0, -1].map((end) => ({
    at: '/search/space',
    edits: Object.assign({}, ...probed.map((probes) => probes.at(end)!.edits)) as Edits,
  }));
  const all = [...probed.flat(), ...(probed.length > 1 ? together : [])];
  return all.flatMap(({ at, edits }) => {
    const completed = complete(schema, withValuesAt(json, edits));
    // What is not valid, its trial would say.
    return completed.problems.length === 0 ? [{ json: completed.json, at }] : [];
  });
}

function endsOf(written: unknown, at: string): Probe[] {
  const probes = probesOf(written, at, endProbes);
  const expression = parseExpression(written);
  if (expression.kind === 'numeric' || !probes.every(({ value }) => typeof value === 'number')) return probes;
  const rising = probes.toSorted((a, b) => Number(a.value) - Number(b.value));
  return [rising[0]!, ...(rising.length > 1 ? [rising.at(-1)!] : [])];
}

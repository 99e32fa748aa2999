import { type JsonSchema, suggestion } from '@s4nn/core';
import { complete } from '../complete.js';
import type { ConfigJson } from '../config.js';
import { isObject, memberOf, membersOf, valueAt, withValuesAt } from '../pointer.js';
import type { Problem } from '../source.js';
import { pointOf } from './point.js';

/**
 * What is wrong with the enqueued points of a config: pointers or values outside its space.
 * @param known what else is wrong with the config; as long as there is anything, values are not judged.
 */
export function checkEnqueued(schema: JsonSchema, json: ConfigJson, known: readonly Problem[]): Problem[] {
  const space = valueAt(json, '/search/space');
  if (!isObject(space)) return [];
  return membersOf(valueAt(json, '/search/enqueue')).flatMap(([index, point]) => {
    if (!isObject(point)) return [];
    const at = memberOf('/search/enqueue', index);
    const strangers = Object.keys(point).filter((pointer) => !Object.hasOwn(space, pointer));
    if (strangers.length > 0) {
      return strangers.map((pointer) => ({
        pointer: memberOf(at, pointer),
        message: `is not in the space, expected one of its pointers${suggestion(pointer, Object.keys(space))}`,
        at: 'name' as const,
      }));
    }
    // Where nothing is put over the config, it may lie outside its own space.
    if (known.length > 0 || Object.keys(point).length === 0) return [];
    const { json: tried, problems } = complete(schema, withValuesAt(json, point));
    const [problem] = problems;
    if (problem)
      return [{ pointer: at, message: `its trial would have ${problem.pointer}: ${problem.message}` }];
    if (pointOf(schema, tried, space) !== null) return [];
    const outside =
      'found a point outside the space, expected values within the bounds, multiples of q, or options of a choice';
    return [{ pointer: at, message: `${outside}; what it leaves out is as in the config` }];
  });
}

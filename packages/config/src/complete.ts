import type { JsonSchema } from '@s4nn/core';
import { check } from './check.js';
import { withBuiltIns } from './compose.js';
import type { ConfigJson } from './config.js';
import { normalise } from './normalise.js';
import { leaveOutNulls } from './optional.js';
import type { Problem } from './source.js';

/**
 * A copy of a config with bare names and defaults filled in, without the optional members that it gives as null, and what is wrong with
 * it. Only when there are no problems is it a {@link ConfigJson}.
 */
export function complete(schema: JsonSchema, json: unknown): { json: ConfigJson; problems: Problem[] } {
  const whole = structuredClone(normalise(json)) as ConfigJson;
  const own = withBuiltIns(schema, whole);
  leaveOutNulls(own, whole);
  const problems = check(own, whole);
  return { json: whole, problems: problems.length > 0 ? problems : contradictionsIn(whole) };
}

/** What a schema cannot say: values that are valid each, but not together. */
export function contradictionsIn({ network, training, search, objectives }: ConfigJson): Problem[] {
  const problems: Problem[] = network.layers.flatMap(({ init: [low, high] }, layer) =>
    low <= high
      ? []
      : [
          {
            pointer: `/network/layers/${layer}/init`,
            message: `found [${low}, ${high}], expected [low, high] with low at most high`,
          },
        ],
  );
  if (search && training.validation === 0) {
    problems.push({
      pointer: '/training/validation',
      message:
        'found 0, expected an integer of at least 1: a search chooses by accuracy on validation samples',
    });
  }
  if (training.patience !== undefined && training.validation === 0) {
    problems.push({
      pointer: '/training/patience',
      message: `found ${training.patience} without validation samples, expected /training/validation of at least 1, by which it ends`,
    });
  }
  for (const [index, { metric }] of objectives.entries()) {
    if (objectives.findIndex((other) => other.metric === metric) < index) {
      problems.push({
        pointer: `/objectives/${index}/metric`,
        message: `found ${metric} again, expected each metric once`,
      });
    }
  }
  return problems;
}

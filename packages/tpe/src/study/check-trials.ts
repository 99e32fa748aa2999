import { fewText, foundText, InputError, type TrialDoc } from '@s4nn/core';
import type { Compiled } from '../space/compile.js';
import { fits } from '../space/expression.js';
import type { Parameter, Space } from '../space/space.js';
import { valuesIn } from '../trials/history.js';

/**
 * Makes sure that a study can continue from trials: their values are of its space, and they have as many losses as it has objectives.
 * @throws InputError that names the first trial of which that is not so.
 */
export function checkTrials(trials: readonly TrialDoc[], domain: Compiled, objectives: number): void {
  if (!Array.isArray(trials)) {
    throw new InputError(`createStudy.trials: found ${foundText(trials)}, expected an array of trials`);
  }
  const ids = new Set<unknown>();
  trials.forEach((trial: TrialDoc | null | undefined, index) => {
    const place = `createStudy.trials[${index}]`;
    if (!Number.isSafeInteger(trial?.id) || ids.has(trial!.id)) {
      const found = ids.has(trial?.id) ? `the id ${trial!.id} again` : `the id ${foundText(trial?.id)}`;
      throw new InputError(`${place}: found ${found}, expected a trial with an integer id of its own`);
    }
    ids.add(trial!.id);
    checkValues(valuesIn(trial!, domain), domain.space, place);
    checkLosses(trial!, objectives, place);
  });
}

const same = 'give the trials of a study of the same space';

function checkValues(values: Readonly<Record<string, unknown>>, space: Space, place: string): void {
  const labels = Object.keys(values);
  const strange = labels.some((label) => !space.some((parameter) => parameter.label === label));
  if (labels.length === 0 || strange) {
    const found = labels.length === 0 ? 'no values' : `values of ${listed(labels)}`;
    const expected = `expected some of ${listed(space.map(({ label }) => label))}, as in the space`;
    throw new InputError(`${place}: found ${found}, ${expected}; ${same}`);
  }
  for (const parameter of space) {
    const value = values[parameter.label];
    if (value === undefined || isOf(parameter, value)) continue;
    const found = `found ${foundText(value)} as the value of "${parameter.label}"`;
    throw new InputError(`${place}: ${found}, expected one that its expression can have; ${same}`);
  }
}

function checkLosses({ result }: TrialDoc, objectives: number, place: string): void {
  if (result?.status !== 'ok') return;
  const count = Array.isArray(result.losses) ? result.losses.length : 1;
  if (count === objectives) return;
  throw new InputError(
    `${place}: found ${count} losses, expected ${objectives}, one per direction; give the trials of a study of the same directions`,
  );
}

const listed = (labels: readonly string[]): string =>
  fewText(
    labels.map((label) => `"${label || '/'}"`),
    5,
  );

const isOf = (parameter: Parameter, value: unknown): boolean => {
  if (typeof value !== 'number') return false;
  if (parameter.kind === 'numeric') return fits(parameter.expression, value);
  return Number.isInteger(value) && value >= 0 && value < parameter.options;
};

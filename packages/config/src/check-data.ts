import { type ClassCount, counted, fewText, InputError, outputsOf } from '@s4nn/core';
import type { Config } from './config.js';
import { isWithin, memberOf, withValueAt } from './pointer.js';
import { type Problem, reportOf } from './source.js';
import { probesOf } from './space/probes.js';

/**
 * Checks what can only be known once the data is there.
 * @param classes of the data, with their numbers of samples.
 * @throws InputError when the validation samples leave none to learn from, or when the last layer, as it is or in some
 * trial, does not have one neuron per class.
 */
export function checkAgainstData(config: Config, classes: readonly ClassCount[]): void {
  const problems: Problem[] = [];
  const { validation } = config.json.training;
  const samples = classes.reduce((sum, { train }) => sum + train, 0);
  if (validation >= samples) {
    problems.push({
      pointer: '/training/validation',
      message: `found ${validation}, expected less than the ${samples} training samples of ${config.json.dataset.use}`,
    });
  }
  problems.push(...lastLayerProblems(config, classes));
  if (problems.length > 0) throw new InputError(reportOf(config.source, problems));
}

function lastLayerProblems({ json }: Config, counts: readonly ClassCount[]): Problem[] {
  const classes = counts.length;
  const expected = `expected ${classes}, the number of classes of ${json.dataset.use}: ${countsText(counts)}`;
  const { pointer, size } = lastLayer(json);
  if (size !== classes)
    return [{ pointer: memberOf(pointer, 'size'), message: `found ${size}, ${expected}` }];
  return Object.entries(json.search?.space ?? {})
    .filter(([edited]) => isWithin(edited, '/network') || isWithin('/network', edited))
    .flatMap(([edited, expression]) => {
      const wrong = probesOf(expression, memberOf('/search/space', edited)).flatMap(({ value, at }) => {
        const last = lastLayer(withValueAt(json, edited, value) as Config['json']);
        return last.size === classes ? [] : [{ at, size: last.size }];
      });
      const [first] = wrong;
      if (!first) return [];
      const sizes = [...new Set(wrong.map(({ size }) => size))];
      const message = `a trial would have ${sizesText(sizes)} neurons in its last layer, ${expected}`;
      return [{ pointer: first.at, message }];
    });
}

const sizesText = (sizes: readonly number[]): string =>
  sizes.length > 3 ? fewText(sizes, 3) : sizes.join(' or ');

/** The classes with their numbers of samples, the first ones if there are many. */
const countsText = (counts: readonly ClassCount[]): string =>
  fewText(
    counts.map(({ name, train, test }) => `${name} (${counted(train + test, 'sample')})`),
    10,
  );

function lastLayer({ network: { layers } }: Config['json']): { pointer: string; size: number } {
  return { pointer: `/network/layers/${layers.length - 1}`, size: outputsOf({ layers }) };
}

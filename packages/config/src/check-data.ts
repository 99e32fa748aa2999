import { InputError, outputsOf } from '@s4nn/core';
import type { Config } from './config.js';
import { isWithin, memberOf, withValueAt } from './pointer.js';
import { type Problem, reportOf } from './source.js';
import { probesOf } from './space/probes.js';

/**
 * Checks what can only be known once the data is there.
 * @throws InputError when the validation samples leave none to learn from, or when the last layer, as it is or in some
 * trial, does not have one neuron per class.
 */
export function checkAgainstData(
  config: Config,
  data: { readonly trainSamples: number; readonly classes: number },
): void {
  const problems: Problem[] = [];
  const { validation } = config.json.training;
  if (validation >= data.trainSamples) {
    problems.push({
      pointer: '/training/validation',
      message: `found ${validation}, expected less than the ${data.trainSamples} training samples of ${config.json.dataset.use}`,
    });
  }
  problems.push(...lastLayerProblems(config, data.classes));
  if (problems.length > 0) throw new InputError(reportOf(config.source, problems));
}

function lastLayerProblems({ json }: Config, classes: number): Problem[] {
  const expected = `expected ${classes}, the number of classes of ${json.dataset.use}`;
  const { pointer, size } = lastLayer(json);
  if (size !== classes)
    return [{ pointer: memberOf(pointer, 'size'), message: `found ${size}, ${expected}` }];
  return Object.entries(json.search?.space ?? {})
    .filter(([edited]) => isWithin(edited, '/network') || isWithin('/network', edited))
    .flatMap(([edited, expression]) =>
      probesOf(expression, memberOf('/search/space', edited)).flatMap(({ value, at }) => {
        const last = lastLayer(withValueAt(json, edited, value) as Config['json']);
        const message = `a trial would have ${last.size} neurons in its last layer, ${expected}`;
        return last.size === classes ? [] : [{ pointer: at, message }];
      }),
    );
}

function lastLayer({ network: { layers } }: Config['json']): { pointer: string; size: number } {
  return { pointer: `/network/layers/${layers.length - 1}`, size: outputsOf({ layers }) };
}

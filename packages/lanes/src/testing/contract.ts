import type { Check } from '@s4nn/core/testing';
import { demands } from './demands.js';
import { failures } from './failures.js';
import { inferences } from './inferences.js';
import { killing } from './killing.js';
import { mixtures } from './mixtures.js';
import { configOf } from './project.js';
import { stopping } from './stopping.js';
import { trainings } from './trainings.js';
import type { LanesContractOptions, OpenLanes, WithLanes } from './with-lanes.js';

/**
 * What lanes promise, wherever they run: the epochs and weights of the reference, bit for bit, from any state, several at a time
 * or one by one; each epoch reported, in order, before its segment ends; stops between two epochs; failures as data; and the end of what hangs. All of
 * it passes as values that JSON and a structured clone carry.
 * @param open opens lanes for a config, whose plugins are files of this package.
 */
export function lanesContract(open: OpenLanes, options: LanesContractOptions): Check[] {
  const withLanes: WithLanes = async (action, set) => {
    const lanes = await open(await configOf(set));
    try {
      await action(lanes);
    } finally {
      await lanes[Symbol.asyncDispose]();
    }
  };
  return [
    ...trainings(withLanes),
    ...mixtures(withLanes),
    ...stopping(withLanes),
    ...failures(withLanes, options),
    ...(options.outliveThreads ? killing(withLanes, options) : []),
    ...inferences(withLanes),
    ...demands(withLanes, options),
  ];
}

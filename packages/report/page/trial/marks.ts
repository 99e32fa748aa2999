import type { ReportTrial } from '../../src/sweep.js';

type Render = NonNullable<import('@observablehq/plot').MarkOptions['render']>;
type RenderFunction = Extract<Render, (...parameters: never[]) => unknown>;

/** Lets a mark's elements say which trial they stand for, so that it can be marked everywhere at once. */
export const ofTrials =
  (trials: readonly ReportTrial[]): RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const group = next!(index, scales, values, dimensions, context);
    for (const node of group?.children ?? []) {
      // What d3 binds: the index of the datum, or those of all data of a line.
      const bound = (node as Element & { __data__?: number | number[] }).__data__;
      const trial = trials[Array.isArray(bound) ? bound[0]! : (bound ?? -1)];
      if (trial) node.setAttribute('data-trial', String(trial.id));
    }
    return group;
  };

import type { Config } from '@s4nn/config';
import { type Curve, foundText, type InputError, type Judgement, type Pruner } from '@s4nn/core';
import { mistakeOf } from '../plan/blame.js';

/**
 * A pruner of which every answer is looked at before a sweep acts on it.
 * @throws InputError for what is no pruner.
 */
export function checkedPruner(config: Config, pruner: Pruner): Pruner {
  const fail = (method: string, found: unknown, expected: string): InputError =>
    mistakeOf(config, 'pruner', `${method} gave ${shown(found)}, expected ${expected}`);
  for (const name of ['rungs', 'decide', 'promote'] as const) {
    if (typeof Object(pruner)[name] === 'function') continue;
    throw fail('create', pruner, 'a pruner: { rungs, decide, promote }');
  }
  return {
    rungs: (trial, epochs) => {
      const rungs = pruner.rungs(trial, epochs);
      if (areRungs(rungs, epochs)) return rungs;
      throw fail('rungs', rungs, `an array of rising integers from 1 to ${epochs - 1}`);
    },
    decide: (trial, peers) => {
      const judgement = pruner.decide(trial, peers);
      if (isJudgement(judgement)) return judgement;
      throw fail('decide', judgement, '{ then: "continue", "pause" or "stop", value, because }');
    },
    promote: (curves, last) => {
      const trial = pruner.promote(curves, last);
      if (trial === null || isPaused(curves, trial)) return trial;
      throw fail('promote', trial, 'null or the id of a paused trial');
    },
  };
}

const areRungs = (rungs: unknown, epochs: number): boolean =>
  Array.isArray(rungs) &&
  rungs.every((rung, k) => Number.isInteger(rung) && rung > (k === 0 ? 0 : rungs[k - 1]) && rung < epochs);

function isJudgement(judgement: unknown): judgement is Judgement {
  const { then, value, because } = Object(judgement) as Partial<Judgement>;
  const isDecision = then === 'continue' || then === 'pause' || then === 'stop';
  return isDecision && typeof value === 'number' && typeof because === 'string';
}

const isPaused = (curves: readonly Curve[], trial: unknown): boolean =>
  curves.some(({ id, state }) => id === trial && state === 'paused');

const shown = (found: unknown): string =>
  Array.isArray(found) && found.length <= 10 ? `[${found.join(', ')}]` : foundText(found);

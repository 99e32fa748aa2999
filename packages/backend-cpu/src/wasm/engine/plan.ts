import { type Adam, type DecisionCrossEntropyRule, type EpochPlan, InputError, type Rule } from '@s4nn/core';
import { power } from '@s4nn/core/math';
import type { Values } from '../records.js';

/** Whether a pass gathers gradients before it updates; only rule s4nn with sgd and batch 1 does not. */
export const gathers = ({ rule, optimiser }: Omit<EpochPlan, 'samples'>, batch: number): boolean =>
  batch > 1 || rule.use !== 's4nn' || optimiser?.use === 'adam';

/** A share, as a number of all 2³² numbers. */
export const outOfAll = (share: number): number => Math.ceil(share * 2 ** 32);

/** How a network learns by rule s4nn, sgd and without dropout. */
export const plain = {
  ...{ gathers: 0, decides: 0, silenceIsClass: 0, adam: 0 },
  ...{ temperature: 1, confident: 1, earlyStep: 0, earlyPush: 0, silentPush: 0 },
  ...{ beta1: 0, beta2: 0, epsilon: 0, power1: 0, power2: 0 },
  ...{ dropInputs: 0, dropHidden: 0, dropKey: 0, position: 0 },
} satisfies Partial<Values<'Network'>>;

/** How a network learns by a rule. @throws InputError for a rule that the kernels lack. */
export function ruleFields(rule: Rule): Partial<Values<'Network'>> {
  if (rule.use === 's4nn') return {};
  if (rule.use === 'decision-cross-entropy') return decisionFields(rule);
  const { use } = rule as Rule;
  throw new InputError(`@s4nn/backend-cpu: found rule ${use}, expected s4nn or decision-cross-entropy`);
}

const decisionFields = ({
  temperature,
  confident,
  earlyStep,
  earlyPush,
  silence,
  silentPush,
}: DecisionCrossEntropyRule): Partial<Values<'Network'>> => ({
  decides: 1,
  silenceIsClass: Number(silence === 'class'),
  ...{ temperature, confident, earlyStep, earlyPush, silentPush },
});

/** Adam after `steps` updates. */
export const adamFields = ({ beta1, beta2, epsilon }: Adam, steps: number): Partial<Values<'Network'>> => ({
  adam: 1,
  ...{ beta1, beta2, epsilon, power1: power(beta1, steps), power2: power(beta2, steps) },
});

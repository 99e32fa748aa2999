import { completeNamed, completeOptions } from '../complete-options.js';
import { type Spikes, samplesIn } from '../data/spikes.js';
import { indices } from '../data/split.js';
import { InputError } from '../errors.js';
import { closed, type JsonSchema, number } from '../json-schema.js';
import { requireFinite, requireIndices, requireWeights } from '../network/check-network.js';
import type { Network } from '../network/network.js';
import { presets } from '../rules/presets.js';
import { type Rule, ruleOptions } from '../rules/rule.js';
import { common, member } from './complete-plan.js';
import { type Optimiser, optimisers } from './optimiser.js';
import { schedules } from './schedule.js';
import type { TrainingOptions, TrainingState } from './training.js';

/** {@link TrainingOptions} with all that has a default filled in. */
export interface CompleteTraining
  extends Omit<Required<TrainingOptions>, 'rule' | 'optimiser' | 'dropout' | Optional>,
    Pick<TrainingOptions, Optional> {
  readonly rule: Rule;
  readonly optimiser: Optimiser;
  readonly dropout: Required<NonNullable<TrainingOptions['dropout']>>;
}

type Optional = 'encode' | 'patience' | 'resume' | 'keep';

const training: JsonSchema = {
  ...closed('', {
    ...common,
    epochs: member('integer', { minimum: 0 }),
    seed: member('integer', { minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    schedule: { enum: schedules, default: 'constant' },
    dropout: { ...common.dropout, default: {} },
    shuffle: member('boolean', { default: true }),
    revive: number({ minimum: 0, maximum: 1 }, 0.001, ''),
    patience: member('integer', { minimum: 1 }),
    encode: member('function'),
    keep: member('function'),
    training: {},
    validation: {},
    resume: {
      ...closed('', { epoch: member('integer', { minimum: 0 }), weights: {}, moments: {}, best: {} }),
      required: ['epoch', 'weights'],
    },
  }),
  required: ['epochs', 'seed'],
};

/**
 * Fills in what the options of a training leave out, with the defaults of configs.
 * @throws InputError for unknown options and words, values that configs refuse, samples that do not exist or that are both
 * learned and validated, and a state of another network.
 */
export function completeTraining(network: Network, spikes: Spikes, given: TrainingOptions): CompleteTraining {
  const options = completeOptions<CompleteTraining>('train', training, given);
  const {
    rule = presets.reference.rule,
    optimiser = 'sgd',
    validation = new Uint32Array(),
    resume,
  } = options;
  const count = samplesIn(spikes);
  requireIndices('train.validation', validation, count);
  const isHeldOut = new Uint8Array(count);
  for (const sample of validation) isHeldOut[sample] = 1;
  const learned = options.training ?? indices(count).filter((sample) => isHeldOut[sample] === 0);
  requireIndices('train.training', learned, count);
  const both = learned.find((sample) => isHeldOut[sample] === 1);
  if (both !== undefined) {
    throw new InputError(`train.training: found sample ${both}, expected none that is in validation, too`);
  }
  if (options.patience !== undefined && options.validation === undefined) {
    throw new InputError(
      `train.patience: found ${options.patience} without validation, expected samples by which it ends; give their indices as validation`,
    );
  }
  if (resume) requireState(network, resume);
  return {
    ...options,
    ...{ validation, training: learned },
    rule: completeNamed('train.rule', ruleOptions, rule),
    optimiser: completeNamed('train.optimiser', optimisers, optimiser),
  };
}

function requireState(network: Network, { weights, moments }: TrainingState): void {
  const { first = null, second = null } = moments ?? {};
  for (const [name, layers] of Object.entries({ weights: weights ?? [], first, second })) {
    if (layers === null) continue;
    const place = `train.resume.${name}`;
    requireWeights(network, layers, place);
    requireFinite(layers, `in ${place}, expected finite ones`);
  }
}

import { adam, decisionCrossEntropy, type JsonSchema, type Kind, presets } from '@s4nn/core';

const { rule } = presets.reference;

/** Options of the built-in learning rules by name. */
export const rules = {
  s4nn: {
    type: 'object',
    description: 'Backpropagation on spike latencies (Kheradpisheh & Masquelier 2020).',
    properties: {
      margin: {
        type: 'integer',
        minimum: 0,
        default: rule.margin,
        description:
          'γ: wrong outputs are pushed to fire at least this many steps after the earliest output.',
      },
      silent: {
        enum: ['learn', 'zero'],
        default: rule.silent,
        description: 'Error of a silent neuron: kept (authors’ script) or dropped (paper).',
      },
      backpropagate: {
        enum: ['updated', 'previous'],
        default: rule.backpropagate,
        description:
          'Weights that carry the error down: after this sample’s update (authors’ script) or before (paper, and any batch above 1).',
      },
    },
    additionalProperties: false,
  },
  'decision-cross-entropy': {
    type: 'object',
    description:
      'Cross-entropy of the output potentials at the step that decides, with a surrogate gradient for hidden neurons.',
    properties: {
      temperature: {
        type: 'number',
        exclusiveMinimum: 0,
        default: decisionCrossEntropy.temperature,
        description: 'The potentials are divided by it before the softmax.',
      },
      confident: {
        type: 'number',
        minimum: 0,
        maximum: 1,
        default: decisionCrossEntropy.confident,
        description: 'A sample teaches nothing once the label’s probability is above it.',
      },
      earlyStep: {
        type: 'number',
        minimum: 0,
        default: decisionCrossEntropy.earlyStep,
        description: 'Outputs that fire before this step are pushed later.',
      },
      earlyPush: {
        type: 'number',
        minimum: 0,
        default: decisionCrossEntropy.earlyPush,
        description: 'Error of an output that fires at step 0; less in proportion, the later it fires.',
      },
      silence: {
        enum: ['class', 'nudge'],
        default: decisionCrossEntropy.silence,
        description:
          'What a silent sample teaches: that silence is one more class, and a wrong one, or that the label’s error is lowered by silentPush.',
      },
      silentPush: {
        type: 'number',
        minimum: 0,
        default: decisionCrossEntropy.silentPush,
        description: 'Of silence "nudge".',
      },
    },
    additionalProperties: false,
  },
} as const satisfies Record<string, JsonSchema>;

/** Options of the built-in optimisers by name. */
export const optimisers = {
  sgd: {
    type: 'object',
    description: 'Down the gradient.',
    properties: {},
    additionalProperties: false,
  },
  adam: {
    type: 'object',
    description: 'Adam with decoupled decay (AdamW).',
    properties: {
      beta1: {
        type: 'number',
        minimum: 0,
        exclusiveMaximum: 1,
        default: adam.beta1,
        description: 'How much of the running mean of gradients stays with each update.',
      },
      beta2: {
        type: 'number',
        minimum: 0,
        exclusiveMaximum: 1,
        default: adam.beta2,
        description: 'The same of their squares.',
      },
      epsilon: {
        type: 'number',
        exclusiveMinimum: 0,
        default: adam.epsilon,
        description: 'Added to the mean square, under the root.',
      },
    },
    additionalProperties: false,
  },
} as const satisfies Record<string, JsonSchema>;

/** Plugins that a config may name by a bare word, which stays a bare word wherever the config is recorded. */
export const shortNames: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  pruner: {
    none: '@s4nn/pruners/none',
    asha: '@s4nn/pruners/asha',
    hyperband: '@s4nn/pruners/hyperband',
    median: '@s4nn/pruners/median',
  },
};

/** What a bare or a missing name stands for. */
export const defaults = { rule: 's4nn', optimiser: 'sgd', pruner: 'none', search: '@s4nn/tpe' } as const;

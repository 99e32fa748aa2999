import { adam, decisionCrossEntropy, type JsonSchema, presets } from '@s4nn/core';

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

/** Options of the built-in pruners by name. */
export const pruners = {
  none: {
    type: 'object',
    description: 'Every trial runs to its end.',
    properties: {},
    additionalProperties: false,
  },
  asha: {
    type: 'object',
    description:
      'Stops, or holds, a trial that is not among the best 1/reduction at epoch minimum · reductionᵏ.',
    properties: {
      minimum: { type: 'integer', minimum: 1, default: 1, description: 'Epochs that every trial gets.' },
      reduction: { type: 'integer', minimum: 2, default: 3, description: 'One trial in this many goes on.' },
      form: {
        enum: ['stopping', 'promotion'],
        default: 'stopping',
        description:
          'stopping: decided once, when a trial comes to a rung; promotion: held there until it is among the best.',
      },
    },
    additionalProperties: false,
  },
  hyperband: {
    type: 'object',
    description:
      'As asha, in brackets that begin at epoch minimum, minimum · reduction, …: for curves that cross late.',
    properties: {
      minimum: {
        type: 'integer',
        minimum: 1,
        default: 1,
        description: 'Epochs before the first rung of the first bracket.',
      },
      reduction: { type: 'integer', minimum: 2, default: 3, description: 'One trial in this many goes on.' },
    },
    additionalProperties: false,
  },
  median: {
    type: 'object',
    description: 'Stops a trial whose best is below the median of the complete trials at the same epoch.',
    properties: {
      startup: {
        type: 'integer',
        minimum: 0,
        default: 5,
        description: 'Complete trials before it stops any.',
      },
      warmup: { type: 'integer', minimum: 0, default: 0, description: 'Epochs in which it stops none.' },
      interval: {
        type: 'integer',
        minimum: 1,
        default: 1,
        description: 'Epochs from one judgement to the next.',
      },
    },
    additionalProperties: false,
  },
} as const satisfies Record<string, JsonSchema>;

/** What a bare or a missing name stands for. */
export const defaults = { rule: 's4nn', optimiser: 'sgd', pruner: 'none', search: '@s4nn/tpe' } as const;

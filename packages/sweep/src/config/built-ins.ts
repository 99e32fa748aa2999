import { type JsonSchema, presets } from '@s4nn/core';

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
export const defaults = { rule: 's4nn', pruner: 'none', search: '@s4nn/tpe' } as const;

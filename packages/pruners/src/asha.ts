import { completeOptions, type Plugin } from '@s4nn/core';
import { promotion } from './halving/promotion.js';
import { type StoppingOptions, stopping } from './halving/stopping.js';

/** Options of `asha`. */
export interface AshaOptions extends StoppingOptions {
  /** `stopping` decides once, when a trial reaches a rung; `promotion` pauses it there until it is among the best. */
  readonly form: 'stopping' | 'promotion';
}

/** Asynchronous successive halving (Li et al. 2018) with rungs at minimum · ηᵏ, in two forms. */
const asha: Plugin<'pruner'> = {
  kind: 'pruner',
  options: {
    type: 'object',
    description:
      'Stops, or pauses, a trial that is not among the best 1/reduction at epoch minimum · reductionᵏ.',
    properties: {
      minimum: {
        type: 'integer',
        minimum: 1,
        default: 1,
        description: 'Epochs before the first rung, which every trial gets.',
      },
      reduction: {
        type: 'integer',
        minimum: 2,
        default: 3,
        description: 'About one trial in this many continues at each rung.',
      },
      form: {
        enum: ['stopping', 'promotion'],
        default: 'stopping',
        description:
          'stopping: a trial is judged once, when it reaches a rung; promotion: it pauses there until it is among the best.',
      },
    },
    additionalProperties: false,
  },
  create: (given: Partial<AshaOptions>, { objective }) => {
    const { form, ...options } = completeOptions<AshaOptions>('asha', asha.options, given);
    return (form === 'promotion' ? promotion : stopping)(options, objective);
  },
};
export default asha;

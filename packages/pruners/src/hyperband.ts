import { completeOptions, type Plugin, type Pruner } from '@s4nn/core';
import { power } from '@s4nn/core/math';
import { bracketOrder, bracketSizes } from './halving/brackets.js';
import { type StoppingOptions, stopping } from './halving/stopping.js';

/**
 * Hyperband (Li et al. 2018) with the stopping form of `asha` in each bracket: bracket b = 0, 1, … starts at
 * minimum · ηᵇ, so that some brackets give curves that cross late enough time. A trial's bracket depends only on its
 * number, in proportion to Hyperband's number of trials per bracket.
 */
const hyperband: Plugin<'pruner'> = {
  kind: 'pruner',
  options: {
    type: 'object',
    description:
      'Like asha, in brackets that start at epoch minimum, minimum · reduction, …: for curves that cross late.',
    properties: {
      minimum: {
        type: 'integer',
        minimum: 1,
        default: 1,
        description: 'Epochs before the first rung of the first bracket.',
      },
      reduction: {
        type: 'integer',
        minimum: 2,
        default: 3,
        description: 'About one trial in this many continues at each rung.',
      },
    },
    additionalProperties: false,
  },
  create: (given: Partial<StoppingOptions>, { objective, epochs }): Pruner => {
    const { minimum, reduction } = completeOptions<StoppingOptions>('hyperband', hyperband.options, given);
    const sizes = bracketSizes({ minimum, reduction, maximum: epochs });
    const order = bracketOrder(sizes);
    const bracketOf = (trial: number): number => order[trial % order.length]!;
    const inBracket = sizes.map((_, bracket) =>
      stopping({ minimum: minimum * power(reduction, bracket), reduction }, objective),
    );
    return {
      rungs: (trial, all) => inBracket[bracketOf(trial)]!.rungs(trial, all),
      decide: (trial, peers) => {
        const bracket = bracketOf(trial.id);
        const judgement = inBracket[bracket]!.decide(
          trial,
          peers.filter(({ id }) => bracketOf(id) === bracket),
        );
        const place = sizes.length > 1 ? `, in bracket ${bracket + 1}` : '';
        return { ...judgement, because: judgement.because + place };
      },
      promote: () => null,
    };
  },
};
export default hyperband;

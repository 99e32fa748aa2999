import type { Neuron } from '../network/neuron.js';
import type { Rule } from './rule.js';
import { s4nn } from './s4nn.js';

/** The two published variants of neuron and rule; the configs' defaults are `reference`. */
export const presets = {
  /** The authors' script, S4NN.py, to the last detail. */
  reference: {
    neuron: { crossing: '>', delay: 1 },
    rule: s4nn.defaults,
  },
  /** The text of the paper (arXiv 1910.09495) where it differs from the script. */
  paper: {
    neuron: { crossing: '>=', delay: 0 },
    rule: { use: 's4nn', margin: 3, silent: 'zero', backpropagate: 'previous' },
  },
} as const satisfies Record<string, { neuron: Neuron; rule: Rule }>;

import { lineStyles } from '@s4nn/charts';

/** The decision rules that charts show, each with the look of its line. */
export const ruleStyles = [
  { rule: 'potential', name: 'potential', ...lineStyles[0] },
  { rule: 'spiking', name: 'spiking (silence is wrong)', ...lineStyles[1] },
  { rule: 'lenient', name: 'lenient (a tie with the label is right)', ...lineStyles[2] },
] as const;

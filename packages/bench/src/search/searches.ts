import type { Algo } from '@s4nn/core';
import { tpe } from '@s4nn/tpe';
import { quasiRandom } from '@s4nn/tpe/quasi-random';
import { random } from '@s4nn/tpe/random';

/** The searches to measure, by name. */
export const searches: Readonly<Record<string, () => Algo>> = {
  tpe: () => tpe(),
  hyperopt: () => tpe({ compatibility: 'hyperopt' }),
  'quasi-random': () => quasiRandom(),
  random: () => random(),
};

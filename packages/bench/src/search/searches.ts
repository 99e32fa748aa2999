import type { Algo } from '@s4nn/core';
import { gp } from '@s4nn/gp';
import { auto } from '@s4nn/gp/auto';
import { tpe } from '@s4nn/tpe';
import { quasiRandom } from '@s4nn/tpe/quasi-random';
import { random } from '@s4nn/tpe/random';

/** The searches to measure, by name. */
export const searches: Readonly<Record<string, () => Algo>> = {
  tpe: () => tpe(),
  gp: () => gp(),
  auto: () => auto(),
  hyperopt: () => tpe({ compatibility: 'hyperopt' }),
  'quasi-random': () => quasiRandom(),
  random: () => random(),
};

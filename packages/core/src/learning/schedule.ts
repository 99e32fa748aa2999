import { requireWord } from '../complete-options.js';
import { cos } from '../math/index.js';

/** How the learning rates change over a training: not, or along half a cosine from all of them to nothing. */
export type Schedule = (typeof schedules)[number];

/** All of them. */
export const schedules = ['constant', 'cosine'] as const;

/** The factor on all learning rates in epoch 1, 2, …, `epochs`: the schedule's value in the middle of the epoch. */
export const rateIn = (schedule: Schedule, epoch: number, epochs: number): number =>
  requireWord('schedule', schedule, schedules) === 'constant'
    ? 1
    : (1 + cos((Math.PI * (epoch - 0.5)) / epochs)) / 2;

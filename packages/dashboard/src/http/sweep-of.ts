import type { LogContent } from '../follow/follow-log.js';
import type { FollowedProject } from '../follow/follow-project.js';
import type { FollowedSweep } from '../follow/follow-sweep.js';
import { sweepNameIn } from './address.js';
import { Refusal } from './refusal.js';

/**
 * A sweep by the name in an address, and what its log says.
 * @throws Refusal if there is none, or its log cannot be read.
 */
export function sweepOf(followed: FollowedProject, text: string): readonly [FollowedSweep, LogContent] {
  const name = sweepNameIn(text);
  const sweep = followed.sweep(name);
  const trouble = followed.troubleOf(name);
  if (trouble !== null) throw new Refusal(409, trouble);
  if (!sweep.content) throw new Refusal(404, `found no sweep ${name}`);
  return [sweep, sweep.content];
}

import { stopSweep } from '@s4nn/sweep';
import { Refusal } from './refusal.js';
import { type Answer, jsonAnswer } from './send.js';

/**
 * Asks the process of a sweep to stop, after its running epochs or `now`; answers as soon as it was asked.
 * @throws Refusal if the body says something else, InputError if no process on this host runs it.
 */
export async function stopFor(
  project: string,
  name: string,
  { now = false, ...others }: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  if (typeof now !== 'boolean' || Object.keys(others).length > 0) {
    throw new Refusal(400, 'expected {} or {"now": true}');
  }
  const pid = await new Promise<number>((resolve, reject) => {
    stopSweep(name, { project, now, asked: resolve }).then(({ pid: ended }) => resolve(ended), reject);
  });
  return jsonAnswer({ pid, now }, 202);
}

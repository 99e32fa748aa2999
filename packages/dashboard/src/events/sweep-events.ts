import type { TrialsNews } from '@s4nn/report';
import type { FollowedSweep } from '../follow/follow-sweep.js';

/**
 * What has changed in the log of a sweep since a position, as JSON; what NaN becomes null in.
 * @param since undefined for the whole log.
 */
export async function changeOf(sweep: FollowedSweep, since: string | undefined): Promise<string> {
  const { name, content } = sweep;
  const ids = since === undefined ? null : sweep.changedSince(since);
  const now = new Date().toISOString();
  if (!content) return JSON.stringify({ name, now, whole: true, data: null } satisfies TrialsNews);
  const data = await content.data();
  if (ids === null) return JSON.stringify({ name, now, whole: true, data } satisfies TrialsNews);
  const { config: _, trials, ...rest } = data;
  const changed = ids.flatMap((id) => trials[id] ?? []);
  return JSON.stringify({ name, now, whole: false, data: { ...rest, trials: changed } } satisfies TrialsNews);
}

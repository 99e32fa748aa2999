import { isDeepStrictEqual } from 'node:util';
import type { ConfigJson } from '@s4nn/config';

/**
 * The config `was` with everything that `is` adds to its search: more trials, wider ranges, further options at the end of a
 * choice, other budgets. The result equals `is` if that changes nothing else.
 */
export function extended(was: ConfigJson, is: ConfigJson): ConfigJson {
  if (!was.search || !is.search) return was;
  const { timeout: _, patience: __, ...search } = was.search;
  const { timeout, patience, space } = is.search;
  return {
    ...was,
    search: {
      ...search,
      ...(timeout !== undefined && { timeout }),
      ...(patience !== undefined && { patience }),
      trials: Math.max(search.trials, is.search.trials),
      space: Object.fromEntries(
        Object.entries(search.space).map(([pointer, expression]) => [
          pointer,
          wider(expression, space[pointer]) ? space[pointer] : expression,
        ]),
      ),
    },
  };
}

/** Whether two JSON values are equal except that expressions in the second one may be wider. */
function wider(was: unknown, is: unknown): boolean {
  if (isDeepStrictEqual(was, is)) return true;
  if (typeof was !== 'object' || typeof is !== 'object' || was === null || is === null) return false;
  const names = Object.keys(was);
  if (!isDeepStrictEqual(names, Object.keys(is))) return false;
  return names.every((name) => {
    const [before, now] = [was[name as never] as unknown, is[name as never] as unknown];
    if (name === 'choice' && Array.isArray(before) && Array.isArray(now)) {
      return before.every((option, index) => wider(option, now[index]));
    }
    if (name === 'randint') return Number(now) >= Number(before);
    if (name.endsWith('uniform') && Array.isArray(before) && Array.isArray(now)) {
      const [low, high, ...q] = before;
      return now[0] <= low && now[1] >= high && isDeepStrictEqual(now.slice(2), q);
    }
    return wider(before, now);
  });
}

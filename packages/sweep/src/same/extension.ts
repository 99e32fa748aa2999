import { isDeepStrictEqual } from 'node:util';
import type { ConfigJson } from '@s4nn/config';

/**
 * A config as it was, with what `is` adds to its search: more trials, wider ranges, further options at the end of a
 * choice, other budgets. Where `is` does nothing else, the two are equal then.
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

/** Whether JSON that may hold expressions is the same with wider ones. */
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

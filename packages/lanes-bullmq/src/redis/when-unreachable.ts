import type { Redis } from 'ioredis';

/** For how long a server must not answer, in milliseconds. */
const patience = 2000;

/** Resolves when a signal is aborted while a server does not answer, and not before. @returns with it what stops the waiting. */
export function whenUnreachable(
  redis: Pick<Redis, 'status'>,
  signal: AbortSignal,
): { readonly happened: Promise<void>; readonly forget: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => {};
  const happened = new Promise<void>((resolve) => {
    let since: number | null = null;
    const look = (): void => {
      if (redis.status === 'ready') since = null;
      else since ??= Date.now();
      if (since !== null && Date.now() - since >= patience) resolve();
    };
    onAbort = () => {
      timer ??= setInterval(look, 100);
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
  });
  return {
    happened,
    forget: () => {
      clearInterval(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

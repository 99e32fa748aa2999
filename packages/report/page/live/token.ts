import { inFragment, setInFragment } from '../url/fragment.js';

const key = 's4nn-token';

/** The token of this tab; null if it has none. */
export const ownToken = (): string | null => sessionStorage.getItem(key);

/** Keeps a token for this tab, until it is closed. */
export const keepToken = (token: string): void => sessionStorage.setItem(key, token);

/**
 * Takes the token out of the address, so that it is not sent along with a view; without one, asks the other tabs of this dashboard, as a
 * link that opens a tab brings none. Waits no longer than a moment for them.
 */
export async function takeToken(): Promise<void> {
  const given = inFragment('token');
  if (given !== null) {
    keepToken(given);
    setInFragment('token', null);
  }
  const channel = new BroadcastChannel('s4nn-dashboard');
  channel.addEventListener('message', ({ data }: MessageEvent<{ token?: unknown }>) => {
    const own = ownToken();
    if (data?.token === undefined && own !== null) channel.postMessage({ token: own });
    if (typeof data?.token === 'string' && own === null) keepToken(data.token);
  });
  if (ownToken() !== null) return;
  channel.postMessage({});
  for (let waited = 0; waited < patience && ownToken() === null; waited += step) {
    await new Promise((resolve) => setTimeout(resolve, step));
  }
}

/** In milliseconds. */
const patience = 200;
const step = 20;

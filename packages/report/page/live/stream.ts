import { NeedsToken, type Server } from './server.js';
import { eventReader, type ServerEvent } from './sse.js';

/** What is heard of a stream. */
export interface Hearing {
  readonly event: (event: ServerEvent) => void;
  /** It is connected. */
  readonly open: () => void;
  /** It is not, and is tried again; `refused` if the server wants another token. */
  readonly lost: (refused: boolean) => void;
}

/** After how many milliseconds it is tried again, and without a sign of life counts as lost: the server sends one each 15 s. */
const pauses = { again: 2000, silent: 40_000 };

/**
 * Follows the events of the page's server for as long as the page is open, and connects again whenever that breaks. It is no EventSource,
 * as that cannot send the token.
 */
export async function followEvents(server: Server, { event, open, lost }: Hearing): Promise<never> {
  let { since } = server.served;
  for (;;) {
    let refused = false;
    const broken = new AbortController();
    let timer = 0;
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => broken.abort(), pauses.silent);
    };
    try {
      alive();
      const response = await server.open(server.served.events, since, broken.signal);
      open();
      const read = eventReader();
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        alive();
        for (const found of read(value)) {
          event(found);
          since = found.id || since;
        }
      }
    } catch (error) {
      refused = error instanceof NeedsToken;
    }
    clearTimeout(timer);
    lost(refused);
    await new Promise((resolve) => setTimeout(resolve, pauses.again));
  }
}

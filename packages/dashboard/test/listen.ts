import { get as ask } from 'node:http';

/** An event that a server has sent. */
export interface HeardEvent {
  readonly event: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each event has another form.
  readonly data: any;
}

/** A client of a stream of events. */
export interface Heard extends Disposable {
  /** All that came, comments not. */
  readonly events: readonly HeardEvent[];
  readonly text: () => string;
  /** Waits for an event that is meant; with a time limit in milliseconds. */
  until(isMeant: (event: HeardEvent) => boolean, limit?: number): Promise<HeardEvent>;
}

/** Listens to a stream. */
export function listenTo(port: number, path: string, headers: Record<string, string> = {}): Promise<Heard> {
  const events: HeardEvent[] = [];
  let text = '';
  let rest = '';
  return new Promise((resolve, reject) => {
    const request = ask({ port, path, host: '127.0.0.1', headers, agent: false }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
        const blocks = (rest + piece).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) {
          const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
          if (field('event') !== '') {
            events.push({ event: field('event'), id: field('id'), data: JSON.parse(field('data')) });
          }
        }
      });
      response.on('error', () => {});
      resolve({
        events,
        text: () => text,
        until: async (isMeant, limit = 3000) => {
          const began = performance.now();
          for (;;) {
            const found = events.find(isMeant);
            if (found) return found;
            if (performance.now() - began > limit)
              throw new Error(`not within ${limit} ms; came:\n${text.slice(-2000)}`);
            await new Promise((next) => setTimeout(next, 10));
          }
        },
        [Symbol.dispose]: () => request.destroy(),
      });
    });
    request.on('error', reject);
  });
}

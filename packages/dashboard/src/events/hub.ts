import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ListData, ListNews, LiveData, LiveNews } from '@s4nn/report';
import type { FollowedProject } from '../follow/follow-project.js';
import { Refusal } from '../http/refusal.js';
import { idOf, positionsIn } from './positions.js';
import { type EventStream, openStream } from './stream.js';
import { changeOf } from './sweep-events.js';

/** What a page wants to be told of: the list, or some sweeps; `brief`: of these only that something has changed. */
export type Wanted =
  | { readonly kind: 'list' }
  | { readonly kind: 'sweeps'; readonly names: readonly string[]; readonly brief: boolean };

/** Tells pages what happens. Files are looked at only while there is one that listens. */
export interface Hub {
  /**
   * Answers a request with a stream of events.
   * @param since the id of the last event that the page has; empty for none.
   * @throws Refusal if there are too many.
   */
  open(request: IncomingMessage, response: ServerResponse, wanted: Wanted, since: string): void;
  close(): void;
}

/** What the hub tells, besides changes of logs. */
export interface Sources {
  readonly followed: FollowedProject;
  readonly list: () => Promise<ListData>;
  readonly live: (name: string) => LiveData;
}

/** How often files are looked at and streams show that they live, in milliseconds, and how many streams there may be. */
export const hubLimits = { tick: 500, beat: 15_000, streams: 100 };

interface Listener {
  readonly stream: EventStream;
  readonly wanted: Wanted;
  readonly positions: Map<string, string>;
  /** What it was told last, by name. */
  readonly told: Map<string, string>;
}

/** Opens a hub without listeners. */
export function openHub({ followed, list, live }: Sources, onError: (error: unknown) => void): Hub {
  const listeners = new Set<Listener>();
  let ticker: NodeJS.Timeout | null = null;
  let isBusy = false;
  const beats = setInterval(() => {
    for (const { stream } of listeners) stream.beat();
    followed.rest();
  }, hubLimits.beat).unref();

  const tick = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      // What several pages want is worked out once.
      const shared = new Map<string, Promise<string> | string>();
      const once = <Text extends Promise<string> | string>(key: string, make: () => Text): Text => {
        if (!shared.has(key)) shared.set(key, make());
        return shared.get(key) as Text;
      };
      for (const listener of listeners) {
        try {
          if (listener.wanted.kind === 'list') await tellList(listener, list, once);
          else for (const name of listener.wanted.names) await tellSweep(listener, name, once);
        } catch (error) {
          onError(error);
        }
      }
    } finally {
      isBusy = false;
    }
  };

  const tellSweep = async (
    { stream, positions, told, wanted }: Listener,
    name: string,
    once: <Text extends Promise<string> | string>(key: string, make: () => Text) => Text,
  ): Promise<void> => {
    const sweep = followed.sweep(name);
    const trouble = followed.troubleOf(name) ?? '';
    const { position } = sweep;
    const since = positions.get(name);
    if (position !== since) {
      const isBrief = wanted.kind === 'sweeps' && wanted.brief;
      const text = isBrief
        ? JSON.stringify({ name })
        : await once(`log ${name} ${since} ${position}`, () => changeOf(sweep, since));
      positions.set(name, position);
      stream.send(isBrief ? 'changed' : 'trials', text, idOf(positions));
    }
    const data = once(`live ${name}`, () =>
      JSON.stringify({ name, trouble, curves: sweep.live?.curves ?? {}, ...live(name) } satisfies LiveNews),
    );
    const lasting = data.replace(clock, '');
    if (told.get(name) === lasting) return;
    told.set(name, lasting);
    stream.send('live', data);
  };

  const run = (): void => {
    void tick();
  };
  return {
    open: (request, response, wanted, since) => {
      if (listeners.size >= hubLimits.streams) {
        throw new Refusal(503, 'too many pages are open', { 'retry-after': '10' });
      }
      const listener: Listener = {
        stream: openStream(request, response, () => {
          listeners.delete(listener);
          if (listeners.size > 0 || !ticker) return;
          clearInterval(ticker);
          ticker = null;
        }),
        ...{ wanted, positions: new Map(positionsIn(since)), told: new Map() },
      };
      listeners.add(listener);
      ticker ??= setInterval(run, hubLimits.tick);
      run();
    },
    close: () => {
      clearInterval(beats);
      if (ticker) clearInterval(ticker);
      for (const { stream } of listeners) stream.end();
    },
  };
}

/** The server's clock in what it tells: as such it is no news. */
const clock = /"now":"[^"]*"|"secondsLeft":[^,]*/g;

async function tellList(
  { stream, told }: Listener,
  list: () => Promise<ListData>,
  once: (key: string, make: () => Promise<string>) => Promise<string>,
): Promise<void> {
  const { sweeps, ...rest } = JSON.parse(
    await once('list', async () => JSON.stringify(await list())),
  ) as ListData;
  const rows = sweeps.map((row) => ({ row, text: JSON.stringify(row).replace(clock, '') }));
  const changed = rows.filter(({ row, text }) => told.get(row.name) !== text);
  const names = sweeps.map(({ name }) => name);
  const isSame = changed.length === 0 && String(names) === told.get('');
  if (isSame) return;
  told.set('', String(names));
  for (const { row, text } of changed) told.set(row.name, text);
  const news: ListNews = { ...rest, names, sweeps: changed.map(({ row }) => row) };
  stream.send('list', JSON.stringify(news));
}

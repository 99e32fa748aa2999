import { element } from '@s4nn/charts';
import type { PageData } from '../../src/page-data.js';
import type { ListNews, LiveNews } from '../../src/served/news.js';
import { draw } from '../draw.js';
import { paced } from '../element/pace.js';
import { actionsOf } from './actions.js';
import { openBanner } from './banner.js';
import { followSweep } from './follow-sweep.js';
import { lookOf } from './look-of.js';
import { mergeList } from './merge-list.js';
import { NeedsToken, type Server } from './server.js';
import type { ServerEvent } from './sse.js';
import { followEvents } from './stream.js';
import { keepToken, takeToken } from './token.js';
import { askForToken } from './token-field.js';

/**
 * Draws a page that a server keeps live, and keeps it so.
 * @param given its data; null where the server gives them only for its token.
 */
export async function openServed(server: Server, given: PageData | null): Promise<void> {
  if (server.served.writes || given === null) await takeToken();
  const data = given ?? (await guardedData(server));
  const drawn = draw(data, actionsOf(server), lookOf(server));
  const banner = openBanner();
  const { page, live } = drawn.sweep ?? { page: null, live: null };
  const take = live
    ? followSweep(live.data, page!, live.panel, banner)
    : followPage(server, data, drawn.update);
  await followEvents(server, { event: take, open: banner.connected, lost: banner.lost });
}

/** Asks for the data of the page, and for the token for as long as it is not the right one. */
async function guardedData({ served, ask }: Server): Promise<PageData> {
  for (;;) {
    try {
      return (await ask(served.data)) as PageData;
    } catch (error) {
      if (!(error instanceof NeedsToken))
        document.body.prepend(element('main', {}, (error as Error).message));
      keepToken(await askForToken());
    }
  }
}

/** Keeps another page as its server tells it: of the list it brings what has changed, of others that something has. */
function followPage(
  { served, ask }: Server,
  first: PageData,
  update: (data: PageData) => void,
): (event: ServerEvent) => void {
  let data = first;
  const states = new Map<string, string>();
  const again = paced(() => {
    ask(served.data).then(
      (next) => update(next as PageData),
      // The stream says that the connection is lost.
      () => {},
    );
  });
  return ({ event, data: text }) => {
    if (event === 'list' && data.kind === 'list') {
      data = { kind: 'list', ...mergeList(data, JSON.parse(text) as ListNews) };
      update(data);
    } else if (event === 'changed') again();
    else if (event === 'live') {
      const { name, status, note } = JSON.parse(text) as LiveNews;
      const state = JSON.stringify([status.state, note]);
      const before = states.get(name);
      states.set(name, state);
      if (before !== undefined && before !== state) again();
    }
  };
}

import type { PageData } from '../src/page-data.js';
import type { Actions } from './action/actions.js';
import { comparePage } from './compare/page.js';
import type { Part } from './element/part.js';
import { evaluationPage } from './evaluation/page.js';
import { listPage } from './list/page.js';
import { type LookAt, trialPage } from './one-trial/page.js';
import { paperPage } from './paper/page.js';
import { robustnessPage } from './robustness/page.js';
import { showPage } from './show/page.js';
import type { LiveSweep } from './sweep/live-panel/live-sweep.js';
import { livePanel } from './sweep/live-panel/panel.js';
import { type SweepPage, sweepPage } from './sweep/page.js';

/** A page that is drawn. */
export interface Drawn {
  /** Shows newer data of its kind; on pages that do not change it does nothing. */
  readonly update: (data: PageData) => void;
  /** The parts of the page of a sweep, which take less than all its data; null on other pages. */
  readonly sweep: SweepParts | null;
}

/** What a sweep does now, and its report below. */
interface SweepParts {
  readonly page: SweepPage;
  /** Null where no server tells what it does. */
  readonly live: { readonly data: LiveSweep; readonly panel: Part<LiveSweep> } | null;
}

/**
 * Draws a page.
 * @param actions what it can ask its server to do; null for nothing.
 * @param look asks its server what the network of a trial does; null without a server.
 */
export function draw(data: PageData, actions: Actions | null, look: LookAt | null = null): Drawn {
  switch (data.kind) {
    case 'sweep':
      return drawnSweep(data, actions);
    case 'list':
      return changing(listPage(data));
    case 'trial':
      return changing(trialPage(data, actions, look));
    case 'compare':
      return changing(comparePage(data));
    case 'evaluation':
      evaluationPage(data);
      return still;
    case 'robustness':
      robustnessPage(data);
      return still;
    case 'show':
      showPage(data);
      return still;
    case 'paper':
      paperPage(data);
      return still;
  }
}

function drawnSweep(data: Extract<PageData, { kind: 'sweep' }>, actions: Actions | null): Drawn {
  const page = sweepPage(data);
  if (!data.live) return { update: page.replace as Drawn['update'], sweep: { page, live: null } };
  const whole = { ...data, live: data.live };
  const panel = livePanel(whole, actions);
  // What it does now comes before what it is.
  document.querySelector('header h1')!.after(panel.element);
  return { update: panel.update as Drawn['update'], sweep: { page, live: { data: whole, panel } } };
}

/** The data of a page stay of its kind. */
const changing = <Data>(update: (data: Data) => void): Drawn => ({
  update: update as Drawn['update'],
  sweep: null,
});

const still: Drawn = { update: () => {}, sweep: null };

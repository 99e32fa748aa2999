import type { PageData } from '../src/page-data.js';
import type { Actions } from './action/actions.js';
import { comparePage } from './compare/page.js';
import type { Part } from './element/part.js';
import { evaluationPage } from './evaluation/page.js';
import { listPage } from './list/page.js';
import { trialPage } from './one-trial/page.js';
import { paperPage } from './paper/page.js';
import { robustnessPage } from './robustness/page.js';
import { showPage } from './show/page.js';
import type { LiveSweep } from './sweep/live-panel/live-sweep.js';
import { livePanel } from './sweep/live-panel/panel.js';
import { type SweepPage, sweepPage } from './sweep/page.js';

/** A page that is drawn, and what shows newer data of its kind. */
export type Drawn =
  | {
      readonly kind: 'sweep';
      readonly page: SweepPage;
      readonly live: { readonly data: LiveSweep; readonly panel: Part<LiveSweep> } | null;
    }
  | { readonly kind: 'other'; readonly update: (data: PageData) => void };

/**
 * Draws a page.
 * @param actions what it can ask its server to do; null for nothing.
 */
export function draw(data: PageData, actions: Actions | null): Drawn {
  switch (data.kind) {
    case 'sweep': {
      const page = sweepPage(data);
      if (!data.live) return { kind: 'sweep', page, live: null };
      const whole = { ...data, live: data.live };
      const panel = livePanel(whole, actions);
      document.querySelector('header')!.after(panel.element);
      return { kind: 'sweep', page, live: { data: whole, panel } };
    }
    case 'list':
      return changing(listPage(data));
    case 'trial':
      return changing(trialPage(data, actions));
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

/** The data of a page stay of its kind. */
const changing = <Data>(update: (data: Data) => void): Drawn => ({
  kind: 'other',
  update: (data) => update(data as Data),
});

const still: Drawn = { kind: 'other', update: () => {} };

import type { PageData } from '../src/page-data.js';
import { comparePage } from './compare/page.js';
import { evaluationPage } from './evaluation/page.js';
import { listPage } from './list/page.js';
import { trialPage } from './one-trial/page.js';
import { paperPage } from './paper/page.js';
import { robustnessPage } from './robustness/page.js';
import { showPage } from './show/page.js';
import { livePanel } from './sweep/live-panel/panel.js';
import { sweepPage } from './sweep/page.js';

const data = JSON.parse(document.getElementById('data')!.textContent!) as PageData;

/** Shows newer data of the same kind; null on pages that do not change. */
export const update = draw();

function draw(): ((data: never) => void) | null {
  switch (data.kind) {
    case 'sweep': {
      sweepPage(data);
      if (!data.live) return null;
      const panel = livePanel({ ...data, live: data.live }, null);
      document.querySelector('header')!.after(panel.element);
      return panel.update;
    }
    case 'list':
      return listPage(data);
    case 'trial':
      return trialPage(data, null);
    case 'compare':
      return comparePage(data);
    case 'evaluation':
      evaluationPage(data);
      return null;
    case 'robustness':
      robustnessPage(data);
      return null;
    case 'show':
      showPage(data);
      return null;
    case 'paper':
      paperPage(data);
      return null;
  }
}

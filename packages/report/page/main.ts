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
switch (data.kind) {
  case 'sweep':
    sweepPage(data);
    if (data.live)
      document.querySelector('header')!.after(livePanel({ ...data, live: data.live }, null).element);
    break;
  case 'list':
    listPage(data);
    break;
  case 'trial':
    trialPage(data, null);
    break;
  case 'compare':
    comparePage(data);
    break;
  case 'evaluation':
    evaluationPage(data);
    break;
  case 'robustness':
    robustnessPage(data);
    break;
  case 'show':
    showPage(data);
    break;
  case 'paper':
    paperPage(data);
    break;
}

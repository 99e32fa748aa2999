import type { PageData } from '../src/page-data.js';
import { evaluationPage } from './evaluation/page.js';
import { paperPage } from './paper/page.js';
import { robustnessPage } from './robustness/page.js';
import { showPage } from './show/page.js';
import { type SweepPage, sweepPage } from './sweep/page.js';

const data = JSON.parse(document.getElementById('data')!.textContent!) as PageData;

/** The sweep that the page shows, for what gives it new data: `s4nnReport.page.update(…)`; null on other pages. */
export let page: SweepPage | null = null;
switch (data.kind) {
  case 'sweep':
    page = sweepPage(data);
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

import { addresses } from '../addresses.js';
import { escapeHtml } from '../escape-html.js';
import type { ListData } from '../list.js';
import { byChange, listedText, listSummary } from './listed.js';

const columns = ['sweep', 'state', 'best', 'trials', 'started', 'left', 'last change'];

/** The list of sweeps as HTML that is read without a script. */
export function listHtml(data: ListData): string {
  const rows = byChange(data).map((sweep) => {
    const { label, detail, best, metric, trials, counts, left } = listedText(sweep);
    const started = 'trouble' in sweep ? null : sweep.started;
    const cells = [
      both(label, detail),
      both(best, metric),
      both(trials, counts),
      timeHtml(started),
      escapeHtml(left),
      timeHtml(sweep.changed),
    ];
    const link = `<a href="${escapeHtml(addresses.sweep(sweep.name))}">${escapeHtml(sweep.name)}</a>`;
    return `<tr><th scope="row">${link}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const heads = columns.map((name) => `<th scope="col">${name}</th>`).join('');
  const summary = `${listSummary(data)}. As of ${utc(data.now)}.`;
  return `<header><h1>Sweeps</h1><p>${escapeHtml(summary)}</p></header>
<main><section><div class="scroll"><table class="sweeps"><thead><tr>${heads}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
<p class="caption">JavaScript is switched off here: reload to see what changed. Pages of single sweeps need it.</p></section></main>`;
}

const both = (text: string, more: string): string =>
  `${escapeHtml(text)}${more === '' ? '' : ` <small>${escapeHtml(more)}</small>`}`;

const timeHtml = (iso: string | null): string =>
  iso === null ? '' : `<time datetime="${escapeHtml(iso)}">${escapeHtml(utc(iso))}</time>`;

/** A moment without its seconds. The reader's time zone is not known here. */
const utc = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

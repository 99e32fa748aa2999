import { comparePage, guardedPage, listPage, type Served, sweepPage, toList, trialPage } from '@s4nn/report';
import { compareData } from '../data/compare.js';
import { liveData } from '../data/live.js';
import { trialData } from '../data/trial.js';
import { idOf } from '../events/positions.js';
import type { FollowedSweep } from '../follow/follow-sweep.js';
import type { Address } from './address.js';
import { notesOf } from './notes-of.js';
import { type Asked, askedIn } from './page-data.js';
import { Refusal } from './refusal.js';
import type { Answer } from './send.js';
import type { Sources } from './sources.js';
import { sweepOf } from './sweep-of.js';

/**
 * Answers with a page: with its data or, where whoever asks may not read them yet, with a page that asks for them with the token.
 * @throws Refusal if there is nothing to show.
 */
export async function pageAnswer(
  sources: Sources,
  address: Address,
  mayRead: boolean,
  writes: boolean,
): Promise<Answer> {
  const asked = askedIn(address);
  const served = servedFor(sources, asked, mayRead, writes);
  const body = mayRead ? await htmlOf(sources, asked, served) : guardedPage('Sweeps', served);
  return { status: 200, type: 'text/html', body };
}

async function htmlOf({ project, followed, list }: Sources, asked: Asked, served: Served): Promise<string> {
  if (asked.kind === 'list') return listPage(await list(), served);
  if (asked.kind === 'compare') return comparePage(compareData(followed, asked.names), served);
  if (asked.kind === 'sweep' && isAboutToBegin(followed.sweep(asked.name))) return waitingHtml(asked.name);
  const [sweep, content] = sweepOf(followed, asked.name);
  const notes = notesOf(project, asked.name);
  if (asked.kind === 'sweep') {
    return sweepPage(await content.data(), liveData(project, sweep, notes.sweep), served);
  }
  const data = await trialData(content, sweep.folders.results, asked.trial, notes.trials[asked.trial] ?? '');
  if (!data) throw new Refusal(404, `sweep ${asked.name} has no trial ${asked.trial}`);
  return trialPage(data, served);
}

/** A process has its lock, but reads its data, and has not begun its log. */
const isAboutToBegin = ({ content, runner }: FollowedSweep): boolean => !content && runner.kind === 'runs';

const waitingHtml = (name: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
</head>
<body><p>${name} is about to begin: it reads its data and checks its config. This page shows it as soon as there is something to see.</p></body>
</html>
`;

const roots: Readonly<Record<Asked['kind'], string>> = toList;

function servedFor({ followed }: Sources, asked: Asked, mayRead: boolean, writes: boolean): Served {
  const names = asked.kind === 'list' ? [] : asked.kind === 'compare' ? asked.names : [asked.name];
  const encoded = names.map(encodeURIComponent).join(',');
  // Taken before the data are made: what comes between is told twice, which does no harm. For whoever may not read, no file is.
  const positions = new Map(mayRead ? names.map((name) => [name, followed.sweep(name).position]) : []);
  const brief = asked.kind === 'sweep' ? '' : '&brief';
  return {
    root: roots[asked.kind],
    data: `api/pages/${pathOf(asked, encoded)}`,
    events: asked.kind === 'list' ? 'api/events' : `api/events?sweeps=${encoded}${brief}`,
    since: idOf(positions),
    writes,
  };
}

function pathOf(asked: Asked, encoded: string): string {
  if (asked.kind === 'list') return '';
  if (asked.kind === 'compare') return `compare?sweeps=${encoded}`;
  return asked.kind === 'sweep' ? `sweeps/${encoded}` : `sweeps/${encoded}/trials/${asked.trial}`;
}

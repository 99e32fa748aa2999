import { mergeChange } from '../../src/merge-change.js';
import type { LiveNews, TrialsNews } from '../../src/served/news.js';
import type { ReportData } from '../../src/sweep.js';
import type { Part } from '../element/part.js';
import type { LiveSweep } from '../sweep/live-panel/live-sweep.js';
import type { SweepPage } from '../sweep/page.js';
import type { Banner } from './banner.js';
import { withLiveCurves } from './live-curve.js';
import type { ServerEvent } from './sse.js';

/**
 * Keeps the page of a sweep as its server tells it.
 * @returns takes the events of the server.
 */
export function followSweep(
  first: LiveSweep,
  page: SweepPage,
  panel: Part<LiveSweep>,
  banner: Banner,
): (event: ServerEvent) => void {
  let data: ReportData = first;
  let { live } = first;
  let curves: LiveNews['curves'] = {};
  let isGone = false;
  let trouble = '';
  const show = (): void => {
    panel.update({ ...data, live });
    banner.trouble(troubleText(live, trouble, isGone));
  };
  const trials = (news: TrialsNews): void => {
    isGone = news.data === null;
    if (news.data === null) return;
    if (news.whole) {
      ({ data } = news);
      page.replace(data);
    } else {
      data = mergeChange(data, news.data);
      page.update(news.data);
    }
    page.update({ trials: withLiveCurves(data.trials, curves) });
  };
  return ({ event, data: text }) => {
    const news = JSON.parse(text) as TrialsNews | LiveNews;
    if (event === 'trials') trials(news as TrialsNews);
    else if (event === 'live') {
      ({ curves, trouble, ...live } = news as LiveNews);
      const running = withLiveCurves(data.trials, curves);
      if (running.length > 0) page.update({ trials: running });
    }
    show();
  };
}

/** What is wrong with the sweep itself. */
function troubleText({ status }: LiveSweep['live'], trouble: string, isGone: boolean): string {
  if (trouble !== '') return trouble;
  if (isGone) return 'The log of this sweep is gone: what you see is what it said last.';
  if (status.state !== 'crashed') return '';
  const who = status.process ? `Process ${status.process.pid} on ${status.process.host}` : 'The process';
  return `Crashed: ${who} has died in the middle of this sweep. Nothing that it had decided is lost; the command that began it resumes it.`;
}

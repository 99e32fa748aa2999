import { element } from '@s4nn/charts';
import type { TrialData } from '../../src/trial.js';
import type { LiveView } from '../element/live-document.js';
import type { Section } from '../element/section.js';
import { htmlTable } from '../element/table.js';
import { duration, moment } from '../text/time.js';

/** Where and when each part of the trial ran, and how often it was tried. */
export const segmentTable: Section<LiveView<TrialData>> = {
  id: 'segments',
  title: 'Where it ran',
  isShown: ({ data }) => data.segments.length > 0,
  draw: ({ data: { segments } }) => {
    const rows = segments.map(({ epoch, host, lane, attempts, started, ended }, k) => [
      `${(segments[k - 1]?.epoch ?? 0) + 1} to ${epoch}`,
      host ?? 'main process',
      String(lane),
      String(attempts),
      moment(started),
      duration((Date.parse(ended) - Date.parse(started)) / 1000),
    ]);
    const again = segments.some(({ attempts }) => attempts > 1);
    return [
      htmlTable({ columns: ['epochs', 'machine', 'lane', 'attempts', 'started', 'took'], rows }),
      ...(again
        ? [element('p', { class: 'caption' }, 'It is tried again where its thread or its worker has died.')]
        : []),
    ];
  },
};

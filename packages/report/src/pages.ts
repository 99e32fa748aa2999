import type { CompareData } from './compare.js';
import type { EvaluationData } from './evaluation.js';
import { type PackedField, packAll, packField } from './field.js';
import type { Heading } from './heading.js';
import type { ListData } from './list.js';
import type { LiveData } from './live.js';
import { packNumbers } from './packed-numbers.js';
import { page } from './page.js';
import type { FigureData } from './paper.js';
import type { MeanAndSd, RobustnessData } from './robustness.js';
import type { Served } from './served/served.js';
import type { ShowData } from './show.js';
import type { ReportData } from './sweep.js';
import { listHtml } from './text/list-html.js';
import type { TrialAnswers, TrialData } from './trial.js';

/** A sweep or a single run as one HTML page. */
export const report = (data: ReportData): string => page(`${data.name}: report`, { ...data, kind: 'sweep' });

/** A sweep or a single run as a page that a server keeps live: what it does now, above its report. */
export const sweepPage = (data: ReportData, live: LiveData, served?: Served): string =>
  page(data.name, { ...data, live, kind: 'sweep' }, undefined, served);

/** All sweeps as a page that a server keeps live. It can be read without a script. */
export const listPage = (data: ListData, served?: Served): string =>
  page('Sweeps', { ...data, kind: 'list' }, listHtml(data), served);

/** The page of an address whose data the server gives only to those who show its token. */
export const guardedPage = (title: string, served: Served): string =>
  page(
    title,
    null,
    '<p>This page needs JavaScript, which asks for its data with the token of the dashboard.</p>',
    served,
  );

/** One trial as a page that a server keeps live. */
export const trialPage = (data: TrialData, served?: Served): string =>
  page(`Trial ${data.trial.id} of ${data.sweep}`, { ...data, kind: 'trial' }, undefined, served);

/** What a trial's network does, as the page of the trial takes it. */
export function packedAnswers({ show, ...answers }: TrialAnswers): TrialAnswers<PackedField> {
  return { ...answers, show: { ...show, image: show.image && packField(show.image) } };
}

/** Sweeps beside one another as a page that a server keeps live. */
export const comparePage = (data: CompareData, served?: Served): string =>
  page(
    `Comparison of ${data.sweeps.map(({ name }) => name).join(', ')}`,
    { ...data, kind: 'compare' },
    undefined,
    served,
  );

/** An evaluated network as one HTML page of tables and charts. */
export const evaluationPage = (data: EvaluationData): string =>
  page(`${data.heading.title}: evaluation`, {
    ...data,
    kind: 'evaluation',
    gallery: {
      ...data.gallery,
      groups: data.gallery.groups.map((group) => ({
        ...group,
        samples: group.samples.map((each) => ({ ...each, image: each.image && packField(each.image) })),
      })),
    },
  });

/** Accuracy over the levels of each disturbance, as one HTML page. */
export const robustnessPage = ({ heading, disturbances }: RobustnessData): string =>
  page(`${heading.title}: robustness`, {
    kind: 'robustness',
    heading,
    disturbances: disturbances.map(({ name, runs, quantity, levels, block }) => ({
      ...{ name, runs, quantity, block },
      levels: levels.map(({ level, potential, spiking, lenient }) => ({
        level,
        potential: drawn(potential),
        spiking: drawn(spiking),
        lenient: drawn(lenient),
      })),
    })),
  });

/** A network at work on some samples, with its weights, so that the page can run it, as one HTML page. */
export const showPage = (data: ShowData): string =>
  page(`${data.heading.title}: a network at work`, {
    ...data,
    kind: 'show',
    weights: data.weights.map(packNumbers),
    samples: data.samples.map((sample) => ({
      ...sample,
      image: sample.image && packField(sample.image),
      times: sample.times.map(packNumbers),
    })),
    fields: packAll(data.fields),
  });

/** Figures of the paper as one HTML page. */
export const paperPage = (heading: Heading, figures: readonly FigureData[]): string =>
  page(`${heading.title}: tables and figures of the paper`, {
    kind: 'paper',
    heading,
    figures: figures.map((figure) => ({ ...figure, fields: packAll(figure.fields) })),
  });

/** Callers may know more of a mean than a chart shows. */
const drawn = ({ mean, sd }: MeanAndSd): MeanAndSd => ({ mean, sd });

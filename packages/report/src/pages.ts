import type { EvaluationData } from './evaluation.js';
import { packAll, packField } from './field.js';
import type { Heading } from './heading.js';
import { packNumbers } from './packed-numbers.js';
import { page } from './page.js';
import type { FigureData } from './paper.js';
import type { MeanAndSd, RobustnessData } from './robustness.js';
import type { ShowData } from './show.js';
import type { ReportData } from './sweep.js';

/** A sweep or a single run as one HTML page. */
export const report = (data: ReportData): string => page(`${data.name}: report`, { ...data, kind: 'sweep' });

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
    disturbances: disturbances.map(({ quantity, levels, block }) => ({
      ...{ quantity, block },
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

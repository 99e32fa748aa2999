import type { Mistake, Samples } from '@s4nn/core';
import { imageOf, reduced } from './sample-image.js';
import type { Field } from './weight-fields.js';

/** One class that was taken for another, and some of the samples. */
export interface Confusion {
  /** The true class, and the decided one. */
  readonly label: number;
  readonly answer: number;
  /** How many samples there are. */
  readonly count: number;
  /** The first of them: index, step of the decision (null where no output fired), image (null if samples are not images). */
  readonly samples: readonly {
    readonly sample: number;
    readonly step: number | null;
    readonly image: Field | null;
  }[];
}

/** How many confusions are shown, how many samples of each, and how large: more would be most of a page. */
const most = { confusions: 24, samples: 8, pixels: 56 } as const;

/** The most frequent confusions, with some of their samples. */
export function galleryOf(mistakes: readonly Mistake[], samples: Samples): Confusion[] {
  const groups = new Map<string, Mistake[]>();
  for (const mistake of mistakes) {
    const key = `${mistake.label} ${mistake.answer}`;
    const group = groups.get(key);
    if (group) group.push(mistake);
    else groups.set(key, [mistake]);
  }
  return [...groups.values()]
    .sort(([a, ...as], [b, ...bs]) => bs.length - as.length || a!.label - b!.label || a!.answer - b!.answer)
    .slice(0, most.confusions)
    .map((group) => ({
      label: group[0]!.label,
      answer: group[0]!.answer,
      count: group.length,
      samples: group.slice(0, most.samples).map(({ sample, step }) => {
        const image = imageOf(samples, sample);
        return { sample, step, image: image && reduced(image, most.pixels) };
      }),
    }));
}

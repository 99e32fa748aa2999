import { type ClassCount, counted, type DataDescription, type Fact, fewText, numberText } from '@s4nn/core';

/** How many names are listed, at most. */
const listed = 12;

/**
 * What a dataset holds in words and numbers, the same in a terminal, in Markdown and on a page. Facts named `warning` say what
 * looks like a mistake, those named `note` what was guessed, left out or changed.
 */
export function dataFacts(data: DataDescription): readonly Fact[] {
  const { sources = [], label, passedOver = 0, notes = [] } = data.provenance ?? {};
  return [
    ...sources.map(({ name, sha256, files }) => ({
      name: 'read',
      value: files === undefined ? name : `${name}, ${counted(files, 'file')}`,
      note: `SHA-256 ${sha256.slice(0, 12)}`,
    })),
    ...(passedOver > 0 ? [{ name: 'passed over', value: counted(passedOver, 'file') }] : []),
    {
      name: 'classes',
      value: classesText(data.classes),
      note: 'training samples, validation among them, + test samples',
    },
    ...(label === undefined ? [] : [{ name: 'label', value: label }]),
    { name: 'features', value: featuresText(data) },
    rangeFact(data),
    ...warnings(data).map((value) => ({ name: 'warning', value })),
    ...notes.map((value) => ({ name: 'note', value })),
  ];
}

function classesText(classes: readonly ClassCount[]): string {
  const counts = classes.map(({ name, train, test }) => `${name}: ${train} + ${test}`);
  const more = counts.length - listed;
  return `${counts.slice(0, listed).join(', ')}${more > 0 ? ` and ${more} more classes` : ''}`;
}

function featuresText({ shape, provenance }: DataDescription): string {
  const count = shape.reduce((product, length) => product * length, 1);
  const size = shape.length === 1 ? String(count) : `${count} = ${shape.join(' × ')}`;
  const names = provenance?.features;
  if (!names) return size;
  return `${size}: ${fewText(names, listed)}`;
}

function rangeFact({ range: [low, high], provenance }: DataDescription): Fact {
  const value = `${numberText(low)} to ${numberText(high)}`;
  const clamped = provenance?.clamped ?? 0;
  const from = provenance?.range === undefined ? [] : [`from ${provenance.range}`];
  const moved =
    clamped === 0 ? [] : [`${counted(clamped, 'test value')} outside of it moved to its nearer end`];
  const note = [...from, ...moved].join('; ');
  return { name: 'range', value, ...(note !== '' && { note }) };
}

function warnings({ classes, constant, silent }: DataDescription): string[] {
  const sum = (split: 'train' | 'test') => classes.reduce((total, count) => total + count[split], 0);
  const without = (split: 'train' | 'test') =>
    classes.flatMap(({ name, [split]: count }) => (count === 0 ? [name] : []));
  const has = (count: number, one: string, several: string) => (count === 1 ? one : several);
  const [unlearned, untested] = [without('train'), without('test')];
  return [
    ...(silent !== null && silent > 0
      ? [
          `${silent} of ${counted(sum('train'), 'training sample')} ${has(silent, 'has', 'have')} no spike: nothing can be learned from ${has(silent, 'it', 'them')}`,
        ]
      : []),
    ...(['train', 'test'] as const).flatMap((split) => {
      const count = constant[split];
      const kind = split === 'train' ? 'training sample' : 'test sample';
      return count === 0
        ? []
        : [
            `${count} of ${counted(sum(split), kind)} ${has(count, 'has', 'have')} the same value in all features`,
          ];
    }),
    ...(unlearned.length > 0 ? [`no training sample of ${fewText(unlearned, listed)}`] : []),
    ...(untested.length > 0 ? [`no test sample of ${fewText(untested, listed)}`] : []),
  ];
}
